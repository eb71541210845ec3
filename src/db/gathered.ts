/**
 * Work for many that costs little more than work for one: what is asked for while the process handles what has come in
 * is done together, in one statement or transaction. Each asker waits for its own to be done, as if it were alone.
 */

/**
 * Makes a function of one item of one that works on several and gives what came of each. Where it throws, each item is
 * tried alone, so that one that cannot be done fails no other: what it began must be undone by then, or bear repeating.
 */
export function gathered<Item, Result>(
  work: (items: readonly Item[]) => Promise<(item: Item) => Result>,
): (item: Item) => Promise<Result> {
  let waiting: Asked<Item, Result>[] = [];
  const begin = () => {
    const together = waiting;
    waiting = [];
    void doAll(work, together);
  };
  return (item) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(begin);
      waiting.push({ item, resolve, reject });
    });
}

interface Asked<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

async function doAll<Item, Result>(
  work: (items: readonly Item[]) => Promise<(item: Item) => Result>,
  asked: readonly Asked<Item, Result>[],
): Promise<void> {
  try {
    const resultOf = await work(asked.map(({ item }) => item));
    for (const { item, resolve } of asked) resolve(resultOf(item));
  } catch (error) {
    const [one, ...others] = asked;
    if (others.length === 0) one?.reject(error);
    else await Promise.all(asked.map((single) => doAll(work, [single])));
  }
}
