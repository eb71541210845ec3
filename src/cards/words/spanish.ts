import type { CardWords } from './words.ts';

const articles = (count: number) => `${count} ${count === 1 ? 'artículo' : 'artículos'}`;

export const spanish: CardWords = {
  whatChanged: 'Qué cambia',
  whyItMatters: 'Por qué importa',
  whatToDoNext: 'Qué hacer ahora',

  moreSources: (count) => `+${count} ${count === 1 ? 'fuente' : 'fuentes'}`,
  unknownPublisher: 'Medio desconocido',
  collectedIn: (length) => `recogido en ${length}`,
  singleSource: 'una sola fuente',
  sample: 'Muestra',
  updated: 'actualizado',
  freshness: {
    breaking: 'Última hora',
    fresh: 'Nuevo',
    recent: 'Reciente',
    aging: 'Pasado',
    stale: 'Antiguo',
  },
  retracted: (publisher) => `${publisher} retiró su noticia`,
  corrected: (publisher) => `${publisher} corrigió su noticia`,

  deepInsight: 'Análisis a fondo',
  timeline: 'Cronología',
  related: (count) => `Relacionado · ${count}`,
  weekRecap: 'Resumen de la semana',
  allSources: 'Todas las fuentes',
  share: 'Compartir en el canal',
  useful: 'Útil',
  more: 'Más',
  whyHere: '¿Por qué está aquí?',
  somethingWrong: 'Algo está mal',
  duplicate: 'Repetido',
  notForUs: 'No es para nosotros',
  follow: 'Seguir la noticia',

  keyTakeaways: 'Puntos clave',
  futureImplications: 'Consecuencias',
  relatedUpdates: 'Noticias relacionadas',
  sources: 'Fuentes',
  earlier: 'antes',
  later: 'después',
  by: (horizon) => `plazo: ${horizon}`,
  cameTrue: 'se cumplió',
  didNot: 'no se cumplió',
  lapsed: 'el plazo ha pasado y ninguna fuente dice qué ocurrió',

  originalSource: 'Fuente original',
  rights: 'los derechos son de los medios',
  extracted: (count) => `extraído de ${articles(count)}`,
  written: ({ model, articles: count, verified, claims }) =>
    `escrito por ${model} a partir de ${articles(count)}, ${verified} de ${claims} afirmaciones verificadas`,
  withheld: (count) => `${count} ${count === 1 ? 'afirmación retenida' : 'afirmaciones retenidas'}`,
  sampleEdition: 'edición de muestra, escrita para Dateline',
};
