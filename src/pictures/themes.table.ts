/** The colours of pictures: those of the local page (adapters/local/assets/base.css), contrast 4.5:1 or better. */

/** Whose background it will stand before. */
export type Theme = 'light' | 'dark';

/** One set of colours. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly accent: string;
}

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: { paper: '#fffefb', ink: '#1c1a16', soft: '#5e5a51', line: '#cfc9bc', accent: '#ad3510' },
  dark: { paper: '#1b1d20', ink: '#ebe8e2', soft: '#a6a299', line: '#474c53', accent: '#ff9670' },
};
