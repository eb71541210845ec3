import type { Planted } from './planted.table.ts';

/**
 * Written after the checker's rules were finished and measured once before anything was mended, so that the
 * suite does not only hold what the rules were made for. First figures: see docs/how-analysis-works.md.
 */
export const PLANTED_LATER: readonly Planted[] = [
  {
    publisher: 'Rail Monitor',
    published: '2025-06-18T09:00:00Z',
    title: 'Driverless trams start in Graz',
    before: 'The trial took three winters.',
    quote:
      'Graz will let driverless trams carry passengers on line 7 from 1 September, after the transport ministry lifted a ban that had been in force since 2019.',
    after: 'Vienna refuses to follow.',
    right: [
      'Driverless trams may carry passengers in Graz from 1 September 2025.',
      'The transport ministry lifted a ban in force since 2019.',
      'Line 7 in Graz gets driverless trams.',
    ],
    wrong: [
      ['name', 'Vienna will let driverless trams carry passengers on line 7.'],
      ['number', 'Graz will let driverless trams carry passengers on line 17.'],
      ['date', 'Driverless trams may carry passengers in Graz from 1 November 2025.'],
      ['direction', 'The transport ministry imposed a ban on driverless trams in Graz.'],
      ['negation', 'Graz will not let driverless trams carry passengers on line 7.'],
      ['date', 'The transport ministry lifted a ban in force since 2009.'],
    ],
  },
  {
    publisher: 'Cloud Letter',
    published: '2025-02-27T09:00:00Z',
    title: 'Hexa raises storage prices',
    before: 'Customers had been warned.',
    quote:
      'Hexa Cloud raised the price of cold storage by a fifth, from 0.5 to 0.6 cents per gigabyte a month, and halved the fee for moving data out.',
    after: 'Competitors kept theirs.',
    right: [
      'Hexa Cloud increased its cold storage price to 0.6 cents per gigabyte a month.',
      'Hexa Cloud cut the fee for moving data out by half.',
      'Cold storage at Hexa Cloud now costs 0.6 cents, up from 0.5.',
    ],
    wrong: [
      ['direction', 'Hexa Cloud lowered the price of cold storage to 0.6 cents per gigabyte.'],
      ['direction', 'Hexa Cloud doubled the fee for moving data out.'],
      ['number', 'Hexa Cloud raised the price of cold storage to 0.8 cents per gigabyte.'],
      ['name', 'Octa Cloud raised the price of cold storage by a fifth.'],
      ['unit', 'Hexa Cloud raised the price of cold storage to 0.6 dollars per gigabyte.'],
    ],
  },
  {
    publisher: 'Court Circular',
    published: '2025-09-30T09:00:00Z',
    title: 'Plink settles with Ostrava',
    before: 'The dispute began with a scraper.',
    quote:
      'Search company Plink agreed to pay the Ostrava newspaper group €38 million to settle a lawsuit over summaries of its articles, but did not admit wrongdoing.',
    after: 'A judge must still sign.',
    right: [
      'Plink will pay €38 million to the Ostrava newspaper group to settle a lawsuit.',
      'Plink did not admit wrongdoing in the settlement with Ostrava.',
      'The lawsuit concerned summaries of Ostrava’s articles.',
    ],
    wrong: [
      ['negation', 'Plink admitted wrongdoing in the lawsuit with the Ostrava newspaper group.'],
      ['number', 'Plink agreed to pay the Ostrava newspaper group €83 million.'],
      ['roles', 'The Ostrava newspaper group agreed to pay Plink €38 million to settle a lawsuit.'],
      ['quote', 'Plink admitted "systematic copying" of Ostrava’s articles.'],
      ['name', 'Plink agreed to pay the Pilsen newspaper group €38 million.'],
      ['unit', 'Plink agreed to pay the Ostrava newspaper group €38 billion.'],
    ],
  },
  {
    publisher: 'Lab Letter',
    published: '2025-01-22T09:00:00Z',
    title: 'Small model, big score',
    before: 'Benchmarks move fast.',
    quote:
      'Fennec-2, a model with 3 billion parameters from the Lisbon lab Miragem, scored 81.4 percent on the Atlas benchmark, ahead of the 79.9 percent of the ten times larger Bison.',
    after: 'Nobody has repeated the test yet.',
    right: [
      'Fennec-2 from Lisbon lab Miragem scored 81.4% on the Atlas benchmark.',
      'Bison, ten times larger, reached 79.9 percent on Atlas.',
      'Miragem’s Fennec-2 has 3 billion parameters.',
    ],
    wrong: [
      ['number', 'Fennec-2 scored 79.9 percent on the Atlas benchmark.'],
      ['number', 'Fennec-2 scored 84.1 percent on the Atlas benchmark.'],
      ['name', 'Fennec-2 from the Porto lab Miragem scored 81.4 percent.'],
      ['name', 'Fennec-2 scored 81.4 percent on the Meridian benchmark.'],
      ['number', 'Bison is a hundred times larger than Fennec-2, with 300 billion parameters.'],
      ['name', 'Fennec-3 scored 81.4 percent on the Atlas benchmark.'],
    ],
  },
  {
    publisher: 'Harbour Ledger',
    published: '2024-07-10T09:00:00Z',
    title: 'Chief leaves Arbor',
    before: 'The board met at night.',
    quote:
      'Lena Marsh resigned as chief executive of Arbor Systems on Tuesday, five months after she joined from Delphine, and finance chief Omar Reyes takes over until a successor is found.',
    after: 'Shares fell 9 percent.',
    right: [
      'Lena Marsh stepped down as head of Arbor Systems.',
      'Omar Reyes, the finance chief, takes over at Arbor Systems for now.',
      'Marsh had joined Arbor from Delphine five months earlier.',
      'Lena Marsh resigned on 9 July 2024.',
    ],
    wrong: [
      ['name', 'Lena Marsh resigned as chief executive of Delta Systems.'],
      ['name', 'Finance chief Omar Haddad takes over at Arbor Systems.'],
      ['date', 'Lena Marsh resigned as chief executive of Arbor Systems on Monday.'],
      ['number', 'Lena Marsh resigned eight months after she joined Arbor Systems.'],
      ['direction', 'Lena Marsh was appointed as chief executive of Arbor Systems on Tuesday.'],
      ['roles', 'Lena Marsh takes over from finance chief Omar Reyes, who resigned as chief executive.'],
    ],
  },
  {
    publisher: 'Secure Desk',
    published: '2025-05-05T09:00:00Z',
    title: 'Clinic data stolen',
    before: 'Patients were told by letter.',
    quote:
      'Intruders stole records of 1.3 million patients from the clinic chain Salvia between January and March 2025, but payment data was not affected, the company said on Monday.',
    after: 'Police are investigating.',
    right: [
      'Hackers stole the records of 1.3 million patients of Salvia.',
      'Payment data was not affected by the theft at Salvia.',
      'The intrusion at clinic chain Salvia lasted from January to March 2025.',
    ],
    wrong: [
      ['number', 'Intruders stole records of 3.1 million patients from Salvia.'],
      ['negation', 'Payment data was affected in the theft at Salvia.'],
      ['date', 'Intruders stole records from Salvia between January and May 2025.'],
      ['name', 'Intruders stole records of 1.3 million patients from the clinic chain Verbena.'],
      ['unit', 'Intruders stole records of 1.3 billion patients from Salvia.'],
      ['unit', 'Intruders stole records of 1.3 million employees from Salvia.'],
    ],
  },
  {
    publisher: 'Policy Brief',
    published: '2025-03-19T09:00:00Z',
    title: 'Lawmakers want labels',
    before: 'The vote was close.',
    quote:
      'Oregon’s house voted 33 to 27 for a bill that forces political advertisers to label generated voices; the governor has said she will sign it.',
    after: 'It would apply in 2026.',
    right: [
      'Oregon’s house passed a bill that forces political advertisers to label generated voices.',
      'The vote in Oregon’s house was 33 to 27.',
      'The governor will sign the bill, she has said.',
    ],
    wrong: [
      ['direction', 'Oregon’s house voted 33 to 27 against a bill on labels for generated voices.'],
      [
        'number',
        'Oregon’s house voted 37 to 23 for a bill that forces political advertisers to label generated voices.',
      ],
      ['name', 'Idaho’s house voted 33 to 27 for a bill on generated voices.'],
      ['negation', 'The governor has said she will not sign the bill.'],
      ['direction', 'The governor has said she will veto the bill.'],
      ['name', 'Oregon’s senate voted 33 to 27 for a bill to label generated voices.'],
    ],
  },
  {
    publisher: 'Battery Week',
    published: '2024-12-11T09:00:00Z',
    title: 'Robotaxis leave Halle',
    before: 'The streets were icy.',
    quote:
      'Mobyl suspended its 60 robotaxis in Halle on Tuesday night after one of them ran a red light, and does not expect to resume before February.',
    after: 'No one was hurt.',
    right: [
      'Mobyl halted its 60 robotaxis in Halle after one ran a red light.',
      'Mobyl does not expect to resume service before February 2025.',
    ],
    wrong: [
      ['direction', 'Mobyl resumed its 60 robotaxis in Halle on Tuesday night.'],
      ['number', 'Mobyl suspended its 16 robotaxis in Halle.'],
      ['name', 'Mobyl suspended its 60 robotaxis in Leipzig.'],
      ['date', 'Mobyl does not expect to resume before April.'],
      ['negation', 'Mobyl expects to resume before February.'],
      ['quote', 'Mobyl called the red light "a software mistake".'],
    ],
  },
  {
    publisher: 'Market Signal',
    published: '2025-10-29T09:00:00Z',
    title: 'Tessel beats forecasts',
    before: 'Investors had feared worse.',
    quote:
      'Tessel’s cloud sales grew 22 percent to $14.6 billion in the quarter, faster than the 18 percent that analysts had expected, while hardware sales slipped 3 percent.',
    after: 'The company will spend more on data centers.',
    right: [
      'Cloud sales at Tessel rose 22% to $14.6 billion.',
      'Analysts had expected growth of 18 percent for Tessel’s cloud sales.',
      'Tessel’s hardware sales fell 3 percent.',
    ],
    wrong: [
      ['direction', 'Tessel’s hardware sales grew 3 percent.'],
      ['direction', 'Cloud sales at Tessel fell 22 percent to $14.6 billion.'],
      ['number', 'Tessel’s cloud sales grew 18 percent to $14.6 billion.'],
      ['number', 'Tessel’s cloud sales grew 22 percent to $16.4 billion.'],
      ['name', 'Textron’s cloud sales grew 22 percent.'],
      ['direction', 'Cloud sales at Tessel grew slower than the 18 percent that analysts had expected.'],
    ],
  },
  {
    publisher: 'Kernel Notes',
    published: '2025-08-13T09:00:00Z',
    title: 'Basalt drops Python 3.9',
    before: 'The release took a year.',
    quote:
      'Basalt 5.0, published on Monday, drops support for Python 3.9, adds a new query planner by Mei Tanaka and requires at least 8 GB of memory.',
    after: 'Version 4 gets fixes until 2027.',
    right: [
      'Basalt 5.0 no longer supports Python 3.9.',
      'Mei Tanaka wrote the new query planner in Basalt 5.0.',
      'At least 8 GB of memory is required by Basalt 5.0.',
      'Basalt 5.0 was released on 11 August.',
    ],
    wrong: [
      ['direction', 'Basalt 5.0 adds support for Python 3.9.'],
      ['number', 'Basalt 5.0 drops support for Python 3.8.'],
      ['unit', 'Basalt 5.0 requires at least 8 TB of memory.'],
      ['name', 'Basalt 5.0 adds a new query planner by Mei Suzuki.'],
      ['date', 'Basalt 5.0 was published on Wednesday.'],
      ['negation', 'Basalt 5.0 does not require 8 GB of memory.'],
    ],
  },
];
