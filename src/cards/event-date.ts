/** The dates of a timeline in words, the same on every platform. */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What a cut ISO date says within its year: `2014-02-11` is "11 Feb", `2014-02` "Feb", `2014` nothing. */
export function withinYear(date: string): string {
  const [, month, day] = /^\d{4}-(\d{2})(?:-(\d{2}))?$/.exec(date) ?? [];
  const name = MONTHS[Number(month) - 1] ?? '';
  return day && name ? `${Number(day)} ${name}` : name;
}

/** A cut ISO date whole: "11 Feb 2014", "Feb 2014", "2014". */
export function dateWords(date: string): string {
  return `${withinYear(date)} ${date.slice(0, 4)}`.trim();
}
