/** Rules for what `look.ts` draws. Colours are near Slack's own, each text on its ground at 4.5:1 or better. */
export const style = `
.look-slack {
  --ground: #ffffff;
  --text: #1d1c1d;
  --quiet: #5c5b5c;
  --link: #0b5f99;
  --edge: #c9c9ca;
  --go: #007a5a;
  --tag: #ececec;
  background: var(--ground);
  color: var(--text);
  font: 400 0.9375rem / 1.46667 Lato, "Helvetica Neue", Helvetica, "Segoe UI", Tahoma, Arial, sans-serif;
}
.look-slack a { color: var(--link); text-decoration: none; }
.look-slack a:hover { text-decoration: underline; }
.look-slack .s-sender { display: flex; align-items: center; gap: 0.5rem; }
.look-slack .s-avatar { inline-size: 2.25rem; block-size: 2.25rem; border-radius: 0.25rem; background: #ad3510; }
.look-slack .s-app {
  padding: 0 0.25rem;
  border-radius: 0.125rem;
  background: var(--tag);
  color: var(--quiet);
  font-size: 0.625rem;
  font-weight: 700;
}
.look-slack .s-blocks { display: grid; gap: 0.5rem; padding-inline-start: 2.75rem; }
.look-slack .s-header { font-size: 1.125rem; font-weight: 900; line-height: 1.3; }
.look-slack .s-section { display: flex; gap: 0.75rem; justify-content: space-between; }
.look-slack .s-section p { min-inline-size: 0; overflow-wrap: anywhere; }
.look-slack .s-context { color: var(--quiet); font-size: 0.8125rem; line-height: 1.4; overflow-wrap: anywhere; }
.look-slack .s-context a { text-decoration: underline; }
.look-slack .s-actions { display: flex; flex-wrap: wrap; gap: 0.5rem; }
.look-slack .s-button {
  flex: none;
  align-self: start;
  max-inline-size: 100%;
  overflow: hidden;
  padding: 0.2rem 0.75rem 0.25rem;
  border: 1px solid var(--edge);
  border-radius: 0.5rem;
  font-size: 0.875rem;
  font-weight: 700;
  text-overflow: ellipsis;
  white-space: nowrap;
}
.look-slack .s-button.s-primary { border-color: var(--go); background: var(--go); color: #ffffff; }
.look-slack .s-picture { padding: 1.5rem; border: 1px solid var(--edge); border-radius: 0.5rem; color: var(--quiet); }
.look-slack hr { inline-size: 100%; margin: 0; border: 0; border-block-start: 1px solid var(--edge); }
@media (prefers-color-scheme: dark) {
  .look-slack {
    --ground: #1a1d21;
    --text: #d1d2d3;
    --quiet: #ababad;
    --link: #4fb3e8;
    --edge: #565856;
    --tag: #35373b;
  }
}
`;
