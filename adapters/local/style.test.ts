/** The colours of the page: text on its ground must be readable for people with weak eyes (WCAG 1.4.3). */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const style = readFileSync(new URL('./assets/base.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = style.split('@media (prefers-color-scheme: dark)');

/** Text colour and the ground that it stands on, as the stylesheets use them. */
const PAIRS = [
  ['ink', 'paper'],
  ['ink', 'card'],
  ['ink', 'wash'],
  ['ink', 'side'],
  ['soft', 'paper'],
  ['soft', 'card'],
  ['soft', 'wash'],
  ['soft', 'side'],
  ['accent', 'paper'],
  ['accent', 'card'],
  ['accent', 'tint'],
  ['soft', 'tint'],
  ['on-accent', 'accent'],
  ['paper', 'ink'],
] as const;

function colour(block: string, name: string): readonly number[] {
  const hex = new RegExp(`--${name}: #([\\da-f]{6})`).exec(block)?.[1];
  if (!hex) throw new Error(`There is no colour --${name}.`);
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
}

/** Relative luminance (WCAG 2.2, definitions). */
function luminance(rgb: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = rgb.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(block: string, text: string, ground: string): number {
  const [a, b] = [luminance(colour(block, text)), luminance(colour(block, ground))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

describe.each([
  ['light', light],
  ['dark', dark],
])('%s', (_name, block) => {
  it.each(PAIRS)('%s on %s has a contrast of 4.5:1 or better', (text, ground) => {
    expect(contrast(block, text, ground)).toBeGreaterThanOrEqual(4.5);
  });
});
