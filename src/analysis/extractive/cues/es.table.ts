import type { Cues } from './cues.ts';

/** Spanish. JavaScript's \b knows no accents, so accented endings are left open. */
export const es: Cues = {
  change: [
    [
      /\b(?:anunci|lanz|present|aprob|rechaz|compr|adquiri|public|firm|multó|multa|prohib|nombr|design|gan|perdi|abri|inici|demand|revel|confirm|decid|orden|suspend)\p{L}*/iu,
      1,
    ],
  ],
  significance: [
    [/\b(?:importa|importante|decisiv[ao])\b[^.]{0,60}\bporque\b/iu, 1.6],
    [/\b(?:significa|supone|implica|permite|permitir|obliga|podría|podrían|afecta|afectar)\p{L}*/iu, 1.6],
    [/\b(?:primer[ao]?|mayor|por primera vez|récord|hito|histórico|sin precedentes)\b/iu, 1.3],
    [/\b(?:expertos|analistas|críticos|investigadores)\b/iu, 1],
    [
      /\b(?:importante|significativ|clave|grave|crucial|estratégic|impacto|consecuencia|riesgo|amenaza|presión|ventaja|depende)\p{L}*/iu,
      0.9,
    ],
    [/\d[\d.,]*\s?(?:%|por ciento|millones|mil millones|billones)/iu, 0.6],
    [
      /\b(?:clientes|usuarios|consumidores|empresas|desarrolladores|inversores|mercado|industria|empleos|precios)\b/iu,
      0.5,
    ],
  ],
  next: [
    [
      /(?<!\p{L})se (?:hará|harán|celebrará|celebrarán|publicará|publicarán|abrirá|abrirán|votará|decidirá)(?!\p{L})/iu,
      2,
    ],
    [
      /\b(?:deben|deberían|debería|se recomienda|recomienda|insta)\b[^.]{0,60}\b(?:actualizar|instalar|revisar|cambiar|aplicar|migrar)\b/iu,
      3,
    ],
    [
      /\b(?:estará|estarán|será|serán)\b[^.]{0,40}\b(?:disponible|disponibles|publicad|lanzad|presentad|obligatori)\p{L}*/iu,
      2.2,
    ],
    [
      /\b(?:está previsto|está prevista|se prevé|previst[ao]s?|programad[ao]s?|plazo|votación|inscripci|entrará en vigor|convocatoria)\p{L}*/iu,
      1.8,
    ],
    [
      /\b(?:ya está disponible|ya están disponibles|a partir de(?:l)?|hasta el|antes del?|el próximo|la próxima)\b/iu,
      1.3,
    ],
  ],
  prediction: [
    [/\b(?:prevé|prevén|pronostic|estima|calcula|espera que|se espera)\p{L}*/iu, 1.8],
    [/\p{L}+(?:ará|arán|erá|erán|irá|irán)(?!\p{L})/iu, 1.2],
    [/\b(?:para|en|hasta) (?:el año |finales de )?20[2-9]\d\b|\ben los próximos\b/iu, 1],
    [/\b(?:podría|podrían)\b/iu, 0.7],
  ],
  reason:
    /\b(?:porque|debido a|gracias a|ya que|puesto que|por la|para (?:reducir|atraer|evitar|proteger)|necesita\p{L}*|a causa de)\b/iu,
  because: /,? (?:porque|ya que|puesto que)\s+(?<reason>[^;]{15,})$/u,
  advice: /\b(?:deben|debería)\p{L}*/iu,
  dangling:
    /^(?:(?:él|ella|ellos|ellas|su|sus|este|esta|estos|estas|eso|esos|ambos|así|entonces|también|además|nosotros|nuestr\p{L}*|si|cuando|quien|qué|cómo|por qué|otro|otra|otros|allí|aquí|según él)(?!\p{L})|["“«¿])/iu,
  pointing: /^(?:esto|la medida|la decisión|el acuerdo|la empresa|la compañía)\b/iu,
  connectives:
    /^(?:sin embargo|además|por otra parte|asimismo|mientras tanto|en efecto|por tanto|finalmente)\s*,\s*|^(?:pero|y)\s+/iu,
  personal: /\b(?:yo|nosotros|nuestr\p{L}*|nos|usted|ustedes|tu|tus)\b/iu,
  attributions: [
    /,\s+(?:dijo|explicó|afirmó|según|aseguró|señaló|informó)\s[^,]{2,80}(?=\.$)/u,
    /^Según [^,]{2,60},\s+/u,
  ],
  tails: [
    /,\s+(?:mientras|aunque|tras|después de|lo que|que)\s[^;]*(?=\.$)/u,
    /\s[–—]\s[^–—]*(?=\.$)/u,
    /;\s[^;]*(?=\.$)/u,
  ],
  hedged: /\?$|\b(?:si|habría|habrían|hubiera)\b/iu,
};
