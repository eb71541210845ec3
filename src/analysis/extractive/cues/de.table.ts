import type { Cues } from './cues.ts';

/** German. */
export const de: Cues = {
  change: [
    [
      /\b(?:stellt\w*|kündigt\w*|veröffentlicht\w*|startet\w*|übernimmt|übernahm|kauft\w*|beschloss\w*|beschließt|beschlossen|genehmigt\w*|verbietet|verbot|gewann|verlor|meldet\w*|eröffnet\w*|ernannt\w*|verhängt\w*|entschied\w*|verabschiedet\w*|bringt|gab|hat|haben|wurde|wurden)\b/iu,
      1,
    ],
  ],
  significance: [
    [/\b(?:entscheidend|wichtig|bedeutsam)\p{L}*\b[^.]{0,50}\b(?:weil|da|denn)\b/iu, 1.6],
    [
      /\b(?:bedeutet|bedeuten|dadurch|damit (?:kann|können|wird|werden)|ermöglicht\w*|erlaubt\w*|zwingt|könnte|könnten|dürfte|dürften|würde|würden)\b/iu,
      1.6,
    ],
    [
      /\b(?:erste[rsn]?|größte[rsn]?|erstmals|zum ersten Mal|Rekord\w*|Meilenstein|historisch\w*|bislang)\b/iu,
      1.3,
    ],
    [/\b(?:Experten|Analysten|Kritiker|Forscher)\b/u, 1],
    [
      /\b(?:wichtig\w*|entscheidend\w*|erheblich\w*|deutlich\w*|schwer\w*|Auswirkung\w*|Folge[n]?|Risik\w+|Bedrohung\w*|Druck|Vorteil\w*|abhängig\w*|betrifft|betroffen\w*)\b/u,
      0.9,
    ],
    [/\d[\d.,]*\s?(?:Prozent|%|Millionen|Milliarden|Mio\.?|Mrd\.?)/u, 0.6],
    [
      /\b(?:Kunden|Nutzer\w*|Verbraucher\w*|Unternehmen|Firmen|Entwickler\w*|Investoren|Markt\w*|Branche|Lieferkette\w*|Arbeitsplätze|Preise?)\b/u,
      0.5,
    ],
  ],
  next: [
    [
      /\b(?:will|wollen|plant|planen)\b[^.]{0,80}\b(?:vorlegen|veröffentlichen|entscheiden|prüfen|eröffnen|vorstellen|starten)\b/iu,
      2,
    ],
    [
      /\b(?:soll|sollen|wird|werden)\b[^.]{0,80}\b(?:erscheinen|starten|beginnen|verfügbar|veröffentlicht|abstimmen|entscheiden|in Kraft|ausgeliefert|vorgestellt|stattfinden|folgen|öffnen)\b/iu,
      2.2,
    ],
    [
      /\b(?:sollten|müssen)\b[^.]{0,60}\b(?:aktualisieren|installieren|prüfen|einspielen|wechseln|ändern|umstellen|updaten)\b/iu,
      3,
    ],
    [
      /\b(?:geplant|vorgesehen|Frist|Abstimmung|Anmeldung|Bewerbung\w*|tritt am|(?:tritt|treten) [^.]{0,40}in Kraft)\b/u,
      1.6,
    ],
    [/\b(?:ist|sind) (?:ab \w+ |ab sofort |jetzt |bereits )?verfügbar\b|\bab sofort\b/iu, 1.8],
    [
      /\b(?:ab|bis|am|im|für)(?: zum| den| dem)? (?:\d{1,2}\. )?(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Herbst|Sommer|Frühjahr|20\d\d)\b|\bnächste[nrs]? (?:Woche|Monat|Jahr)/u,
      0.8,
    ],
  ],
  prediction: [
    [
      /\b(?:prognostizier\w*|erwarte[tn]?\w*|rechne[tn] (?:mit|damit)|schätz\w*|voraussichtlich|Prognose\w*)\b/iu,
      1.8,
    ],
    [/\b(?:wird|werden|dürfte|dürften|soll|sollen)\b/u, 1.2],
    [
      /\bbis (?:zum Jahr |Ende )?20[2-9]\d\b|\bin den (?:nächsten|kommenden) \w*\s?(?:Wochen|Monaten|Jahren)\b/iu,
      1,
    ],
    [/\b(?:könnte|könnten)\b/u, 0.7],
  ],
  reason:
    /\b(?:weil|da (?:die|der|das|es|sie)|aufgrund|wegen|dank|denn|um [^.]{3,60} zu|deshalb|daher|braucht|benötig\w+|Grund)\b/iu,
  // "weil" moves the verb to the end: its clause is no sentence by itself.
  because: null,
  advice: /\b(?:sollten?|müssen)\b/iu,
  dangling:
    /^(?:(?:er|sie|es|ihm|ihr|ihre|ihren|sein|seine|dieser|diese|jene\w*|dabei|dazu|dort|so|dann|beide|wir|ich|unser\w*|man|solche|wenn|ob|wie|was|warum|wer|außerdem|zudem|hinzu|auch|doch)\b|["„“»])/iu,
  pointing: /^(?:das|dies|damit|dadurch)\b/iu,
  connectives: /^(?:aber|und|doch)\s+(?=\p{Lu})/u,
  personal: /\b(?:ich|wir|uns|unser\w*|mein\w*|Ihnen|euch)\b/u,
  attributions: [
    /,\s+(?:sagte|teilte|erklärte|so|hieß es|berichtet\w*|schreibt)\s[^,]{2,80}(?=\.$)/u,
    /^(?:Laut|Nach Angaben) [^,]{2,60},\s+/u,
  ],
  tails: [
    /,\s+(?:während|nachdem|wobei|womit|was|obwohl)\s[^;]*(?=\.$)/u,
    /\s[–—]\s[^–—]*(?=\.$)/u,
    /;\s[^;]*(?=\.$)/u,
  ],
  hedged: /\?$|\b(?:wenn|falls|hätte|hätten|wäre|wären|wurde|wurden)\b/iu,
};
