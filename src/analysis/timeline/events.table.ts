/**
 * Verbs and nouns of things that happened once, as timelines tell them: begun, ended, decided, published,
 * born, died. A sentence about talk, opinion or a state of affairs has none of them. By language.
 */

const ENGLISH = [
  'announce[sd]?|launch(?:e[sd])?|unveil(?:s|ed)?|release[sd]?|publish(?:e[sd])?|introduce[sd]?|debut(?:s|ed)?|ship(?:s|ped)|found(?:s|ed)|establishe[sd]|creat(?:es|ed)|open(?:s|ed)|close[sd]|began|begins|start(?:s|ed)|end(?:s|ed)|complete[sd]',
  'acquire[sd]?|bought|buys|sold|sells|merge[sd]?|invest(?:s|ed)|raise[sd]|list(?:s|ed)|collapse[sd]?|bankrupt(?:cy)?|cut(?:s)?|sign(?:s|ed)|agree[sd]|settle[sd]?|join(?:s|ed)|partner(?:s|ed)',
  'appoint(?:s|ed)?|elect(?:s|ed)?|name[sd]|resign(?:s|ed|ation)?|quit|step(?:s|ped|ping)? down|sack(?:s|ed)?|fire[sd]|retire[sd]?|oust(?:s|ed)|took office|sworn in|became|becomes',
  'arrest(?:s|ed)?|charged|indict(?:s|ed|ment)?|convicted|sentenced|plead(?:s|ed)|pleaded|acquitted|cleared|guilty|verdict|jailed|freed|extradit\\w+|detained|seized|raided|surrender(?:s|ed)?|confesse[sd]|admit(?:s|ted)',
  'sue[sd]|filed|file[sd]|rule[sd]|ruling|grant(?:s|ed)|reject(?:s|ed)?|ban(?:s|ned)?|fine[sd]|approve[sd]?|pass(?:e[sd])|vote[sd]?|impeach\\w*|suspend(?:s|ed)?|stripped|designate[sd]?|impose[sd]?|lift(?:s|ed)|repeal(?:s|ed)?|order(?:s|ed)',
  'dies|died|death|kill(?:s|ed)?|shot|crash(?:e[sd])?|wins?|won|beat|born|married|fled|returned|leak(?:s|ed)?|breach(?:e[sd])?|hacked|elevate[sd]|release[sd]',
].join('|');

const SPANISH =
  'anunci(?:ó|a)|lanz(?:ó|a)|present(?:ó|a)|public(?:ó|a)|compr(?:ó|a)|vendi(?:ó)|firm(?:ó|a)|aprob(?:ó)|apruebe|dimiti(?:ó)|mur(?:ió)|detuv(?:o|ieron)|conden(?:ó|ado|ada)|demand(?:ó)|prohib(?:ió)|fund(?:ó|ado)|abri(?:ó)|cerr(?:ó)|gan(?:ó)|eligi(?:ó)|nombr(?:ó)';
const GERMAN =
  'kündigte|stellte|veröffentlichte|startete|eröffnete|schloss|kaufte|übernahm|verkaufte|unterzeichnete|gründete|gegründet|beschloss|verabschiedete|verbot|verklagte|verurteilt(?:e)?|festgenommen|starb|gewann|wählte|ernannte|trat|entschied|genehmigte|angekündigt|veröffentlicht|übernommen|eröffnet';
const CHINESE_JAPANESE =
  '宣布|发布|發布|推出|成立|收购|收購|签署|簽署|批准|通过|開始|开始|启动|啟動|上市|任命|辞职|辭職|当选|逮捕|起诉|判决|禁止|罚款|去世|発表|公開|発売|設立|買収|締結|承認|可決|就任|辞任|提訴|判決|死去|開催';

const WORDS: Readonly<Record<string, RegExp>> = {
  en: new RegExp(`\\b(?:${ENGLISH})\\b`, 'i'),
  es: new RegExp(`(?<!\\p{L})(?:${SPANISH})(?!\\p{L})`, 'iu'),
  de: new RegExp(`(?<!\\p{L})(?:${GERMAN})(?!\\p{L})`, 'iu'),
  zh: new RegExp(CHINESE_JAPANESE),
  ja: new RegExp(CHINESE_JAPANESE),
};

/** True where a sentence has a word of an event; in a language without a list never. English where none is known. */
export function tellsEvent(sentence: string, language: string | null): boolean {
  return WORDS[language ?? 'en']?.test(sentence) ?? false;
}
