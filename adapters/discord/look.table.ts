/** Rules for what `look.ts` draws. Colours are near Discord's own, each text on its ground at 4.5:1 or better. */
export const style = `
.look-discord {
  --ground: #ffffff;
  --box: #f5f5f7;
  --text: #2b2d31;
  --quiet: #585b63;
  --link: #0057b8;
  --edge: #d6d7dc;
  --button: #e1e2e6;
  background: var(--ground);
  color: var(--text);
  font: 400 0.9375rem / 1.375 "gg sans", "Noto Sans", "Helvetica Neue", Helvetica, Arial, sans-serif;
}
.look-discord a { color: var(--link); text-decoration: none; }
.look-discord a:hover { text-decoration: underline; }
.look-discord .d-sender { display: flex; align-items: center; gap: 0.5rem; }
.look-discord .d-avatar { inline-size: 2.5rem; block-size: 2.5rem; border-radius: 50%; background: #ad3510; }
.look-discord .d-app {
  padding: 0 0.28rem;
  border-radius: 0.25rem;
  background: #4752c4;
  color: #ffffff;
  font-size: 0.6875rem;
  font-weight: 600;
}
.look-discord .d-container {
  position: relative;
  display: grid;
  gap: 0.5rem;
  margin-inline-start: 3rem;
  overflow: hidden;
  padding: 1rem;
  border: 1px solid var(--edge);
  border-radius: 0.5rem;
  background: var(--box);
}
.look-discord .d-bar { position: absolute; inset: 0 auto 0 0; inline-size: 0.25rem; block-size: 100%; }
.look-discord .d-text { min-inline-size: 0; overflow-wrap: anywhere; }
.look-discord .d-h1 { font-size: 1.5rem; font-weight: 700; }
.look-discord .d-h2 { font-size: 1.25rem; font-weight: 700; line-height: 1.25; }
.look-discord .d-h3 { font-weight: 700; }
.look-discord .d-small a { text-decoration: underline; }
.look-discord .d-small { color: var(--quiet); font-size: 0.8125rem; }
.look-discord .d-bullet { padding-inline-start: 1.1rem; text-indent: -0.8rem; }
.look-discord .d-bullet::before { content: "•"; display: inline-block; inline-size: 0.8rem; text-indent: 0; }
.look-discord .d-row { display: flex; flex-wrap: wrap; gap: 0.5rem; }
.look-discord .d-button {
  max-inline-size: 100%;
  overflow: hidden;
  padding: 0.35rem 0.85rem;
  border-radius: 0.5rem;
  background: var(--button);
  font-size: 0.875rem;
  font-weight: 500;
  text-overflow: ellipsis;
  white-space: nowrap;
}
.look-discord .d-button.d-primary { background: #4752c4; color: #ffffff; }
.look-discord .d-select {
  flex: 1;
  display: flex;
  justify-content: space-between;
  padding: 0.5rem 0.75rem;
  border: 1px solid var(--edge);
  border-radius: 0.5rem;
  background: var(--ground);
  color: var(--quiet);
}
.look-discord .d-picture { padding: 1.5rem; border: 1px solid var(--edge); border-radius: 0.5rem; color: var(--quiet); }
.look-discord hr { inline-size: 100%; margin: 0; border: 0; border-block-start: 1px solid var(--edge); }
@media (prefers-color-scheme: dark) {
  .look-discord {
    --ground: #313338;
    --box: #2b2d31;
    --text: #e0e2e5;
    --quiet: #b0b5be;
    --link: #58b4ff;
    --edge: #44474e;
    --button: #4e5058;
  }
}
`;
