const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Words that often open an English sentence and are no names, in lower case. */
export const OPENERS = list(`
  analysts apps artists attackers authorities banks businesses buyers chips chipmakers cities companies consumers countries courts
  creators critics customers data developers doctors economists employees engineers executives experts exports farmers firms
  founders governments hackers hospitals imports investigators investors journalists judges jobs lawmakers lawyers leaders makers
  managers manufacturers markets models musicians officials operators owners parents partners patients people phones police
  politicians prices profits programmers prosecutors protesters publishers readers regulators reporters researchers residents
  retailers revenue rivals robots rules sales schools scientists security sellers shareholders shares shoppers software spending
  staff startups stocks students subscribers suppliers talks teachers teams tests tools trade traders unions universities users
  vendors victims viewers visitors voters wages watchdog women men workers writers young old new early late major global local
  federal public private foreign national state total nearby plans access support work production demand supply growth research
  training work construction funding investment money power energy electricity water a the company firm group agency ministry court
  government parliament senate congress commission council bank board city country state university school hospital police army
  president minister chancellor governor mayor chief executive spokesperson spokesman lawsuit bill law policy project programme
  program service product model system tool app update version release launch deal merger acquisition investigation
  trial ruling vote election strike protest attack breach leak fire crash storm earthquake flood drought`);

/** Bodies that decide, as good as names even in lower case: a vote of the senate is not one of the house. */
export const CHAMBERS = list('senate house parliament congress council bundestag bundesrat');

/** Names for the same thing. Each line is one; the first that matches any spelling stands for all. */
export const SAME_NAME: readonly (readonly string[])[] = [
  ['us', 'u.s', 'usa', 'united states', 'america', 'american', 'americans', 'washington'],
  ['uk', 'u.k', 'united kingdom', 'britain', 'british', 'britons'],
  ['eu', 'e.u', 'european union', 'europe', 'european', 'europeans'],
  ['un', 'u.n', 'united nations'],
  ['china', 'chinese'],
  ['japan', 'japanese'],
  ['germany', 'german', 'germans', 'deutschland', 'deutsche'],
  ['france', 'french'],
  ['india', 'indian', 'indians'],
  ['russia', 'russian', 'russians'],
  ['korea', 'korean', 'koreans'],
  ['taiwan', 'taiwanese'],
  ['israel', 'israeli', 'israelis'],
  ['canada', 'canadian', 'canadians'],
  ['australia', 'australian', 'australians'],
  ['spain', 'spanish', 'españa', 'español', 'española'],
  ['italy', 'italian', 'italians'],
  ['netherlands', 'dutch'],
  ['switzerland', 'swiss'],
  ['brazil', 'brazilian', 'brazilians'],
  ['mexico', 'mexican', 'mexicans'],
  ['ukraine', 'ukrainian', 'ukrainians'],
  ['ireland', 'irish'],
  ['sweden', 'swedish'],
  ['poland', 'polish'],
  ['turkey', 'turkish'],
  ['saudi', 'saudis'],
  ['ai', 'artificial intelligence', 'ki', 'ia'],
  ['agi', 'artificial general intelligence'],
];
