/**
 * What pages say in place of an article. A phrase alone proves nothing, as articles about paywalls and robots use the same
 * words: it counts only where little else was found (see paywall.ts). In the languages that stories are read in.
 */
export const WALL_PHRASES: readonly RegExp[] = [
  // Subscribe or sign in.
  /\b(?:subscribe|sign in|log in|register|sign up)\b[^.!?\n]{0,40}\bto (?:continue|keep reading|read (?:this|the (?:full|rest))|unlock|access)/i,
  /\b(?:this|the) (?:article|story|content|post) is (?:only |exclusively )?(?:for|available (?:only )?to|reserved for) (?:paid |paying |our |premium |registered )*(?:subscribers|members|users)/i,
  /\b(?:already a subscriber|subscribers? only|to read the full (?:article|story)|unlock this (?:article|story)|you have (?:reached|hit) your (?:limit|last) )/i,
  /(?:weiterlesen mit|jetzt abonnieren|nur für abonnenten|dieser artikel ist (?:nur )?für abonnenten|exklusiv für abonnenten)/i,
  /(?:suscríbete para|contenido exclusivo para suscriptores|exclusivo para suscriptores)/i,
  /(?:article réservé aux abonnés|réservé à nos abonnés|abonnez-vous pour)/i,
  /(?:登录后阅读|订阅后(?:继续)?阅读|付费阅读|会员专享|有料会員限定|会員限定記事|続きを読むには)/,
  // Nobody is let in without JavaScript, a cookie or proof of being a person.
  /\b(?:enable|turn on|requires?) (?:javascript|cookies)\b/i,
  /\b(?:are you a robot|verify (?:that )?you are (?:a )?human|checking your browser|access denied|unusual traffic)\b/i,
  /\b(?:we value your privacy|before you continue|accept all cookies|manage (?:your )?consent)\b/i,
];
