/** Pictures of pages as small PNG files: 256 colours are plenty for text on flat grounds. */
import { deflateSync } from 'node:zlib';

/** Pixels as a canvas gives them: four bytes each, red, green, blue, alpha. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const COLOURS = 256;

/** Encodes with a palette (PNG, third edition, 11.1.1, colour type 3): the commonest colours, every other as the nearest. */
export function palettePng({ width, height, data }: Pixels): Buffer {
  const palette = commonest(data);
  const indexOf = nearestIn(palette);
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + x + 1] = indexOf(colourAt(data, y * width + x));
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** As one number, 0xRRGGBB. */
function colourAt(data: Uint8Array, pixel: number): number {
  const [red = 0, green = 0, blue = 0] = data.subarray(pixel * 4, pixel * 4 + 3);
  return red * 0x1_00_00 + green * 0x1_00 + blue;
}

function channels(colour: number): [number, number, number] {
  return [colour >> 16, (colour >> 8) & 0xff, colour & 0xff];
}

/** Two shades that nobody tells apart do not take two places: one colour for each sixteenth of a channel comes first. */
function commonest(data: Uint8Array): number[] {
  const counts = new Map<number, number>();
  for (let pixel = 0; pixel < data.length / 4; pixel += 1) {
    const colour = colourAt(data, pixel);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
  const cells = new Set<number>();
  const apart = ranked.filter((colour) => {
    const cell = colour & 0xf0_f0_f0;
    return !cells.has(cell) && cells.add(cell);
  });
  const spread = new Set(apart.slice(0, COLOURS - 64));
  return [...spread, ...ranked.filter((colour) => !spread.has(colour)).slice(0, COLOURS - spread.size)];
}

function nearestIn(palette: readonly number[]): (colour: number) => number {
  const places = palette.map(channels);
  const known = new Map<number, number>();
  return (colour) => {
    const before = known.get(colour);
    if (before !== undefined) return before;
    const [red, green, blue] = channels(colour);
    const away = places.map(([r, g, b]) => (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2);
    const nearest = away.indexOf(Math.min(...away));
    known.set(colour, nearest);
    return nearest;
  };
}

function chunk(name: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc(named));
  return Buffer.concat([length, named, check]);
}

/** CRC-32 as PNG has it (annex D); `zlib.crc32` came with Node 22.2. */
function crc(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
