import type { CardWords } from './words.ts';

const articles = (count: number) => `${count} ${count === 1 ? 'Artikel' : 'Artikeln'}`;

export const german: CardWords = {
  whatChanged: 'Was sich ändert',
  whyItMatters: 'Warum es zählt',
  whatToDoNext: 'Was zu tun ist',

  moreSources: (count) => `+${count} ${count === 1 ? 'Quelle' : 'Quellen'}`,
  unknownPublisher: 'Unbekannter Herausgeber',
  collectedIn: (length) => `nach ${length} gefunden`,
  singleSource: 'nur eine Quelle',
  sample: 'Beispiel',
  updated: 'geändert',
  freshness: { breaking: 'Eben', fresh: 'Frisch', recent: 'Heute', aging: 'Älter', stale: 'Alt' },
  retracted: (publisher) => `${publisher} hat den Bericht zurückgezogen`,
  corrected: (publisher) => `${publisher} hat den Bericht berichtigt`,

  deepInsight: 'Im Einzelnen',
  timeline: 'Zeitleiste',
  related: (count) => `Verwandtes · ${count}`,
  weekRecap: 'Die Woche im Rückblick',
  allSources: 'Alle Quellen',
  share: 'Im Kanal teilen',
  useful: 'Nützlich',
  more: 'Mehr',
  whyHere: 'Warum steht das hier?',
  somethingWrong: 'Etwas stimmt nicht',
  duplicate: 'Gab es schon',
  notForUs: 'Nichts für uns',
  follow: 'Der Meldung folgen',

  keyTakeaways: 'Das Wichtigste',
  futureImplications: 'Was daraus folgt',
  relatedUpdates: 'Verwandte Meldungen',
  sources: 'Quellen',
  earlier: 'früher',
  later: 'später',
  by: (horizon) => `bis: ${horizon}`,
  cameTrue: 'eingetreten',
  didNot: 'nicht eingetreten',
  lapsed: 'die Zeit ist um, und keine Quelle sagt, was daraus wurde',

  originalSource: 'Quelle',
  rights: 'die Rechte liegen bei den Herausgebern',
  extracted: (count) => `ausgezogen aus ${articles(count)}`,
  written: ({ model, articles: count, verified, claims }) =>
    `geschrieben von ${model} aus ${articles(count)}, ${verified} von ${claims} Aussagen geprüft`,
  withheld: (count) => `${count} ${count === 1 ? 'Aussage' : 'Aussagen'} zurückgehalten`,
  sampleEdition: 'Beispielausgabe, für Dateline geschrieben',
};
