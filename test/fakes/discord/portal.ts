/** discord.com/developers/applications, as far as the README leads through it, and the page of an invitation. */
import { PERMISSION, type World } from './world.ts';

/** Opens the portal; the fake's app counts as made when it has been created there, and as in no server yet. */
export function openPortal(world: World) {
  let screen = 'nowhere';
  let named = '';
  let shown = '';
  world.joined = false;
  const screens: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
    Applications: { 'New Application': () => 'New Application' },
    'New Application': {
      Create: () => {
        if (named === '') throw new Error('the application has no name');
        return 'General Information';
      },
    },
    'General Information': { Bot: () => 'Bot' },
    Bot: {
      'Reset Token': () => {
        shown = world.token;
        return 'Bot';
      },
    },
  };
  /** Somebody opens an invitation and chooses the server (topics/oauth2#bot-authorization-flow). */
  const join = (address: URL) => {
    const { client_id, scope = '', permissions = '0' } = Object.fromEntries(address.searchParams);
    if (client_id !== world.application) throw new Error(`no application has the id ${client_id}`);
    for (const needed of ['bot', 'applications.commands']) {
      if (!scope.split(' ').includes(needed)) throw new Error(`the invitation lacks the scope ${needed}`);
    }
    const known = Object.values(PERMISSION).reduce((sum, bit) => sum | bit, 0n);
    if (BigInt(permissions) & ~known) throw new Error(`unknown permissions in ${permissions}`);
    Object.assign(world, { joined: true, permissions });
    for (const channel of world.channels) channel.permissions = BigInt(permissions);
  };
  return {
    open(address: string) {
      const url = new URL(address);
      if (url.href === 'https://discord.com/developers/applications') screen = 'Applications';
      else if (url.pathname === '/oauth2/authorize') join(url);
      else throw new Error(`Discord has no page ${address}`);
    },
    click(label: string) {
      const goes = screens[screen]?.[label];
      if (!goes) throw new Error(`"${screen}" of the Developer Portal has no "${label}"`);
      screen = goes();
    },
    enter(words: string) {
      named = words;
    },
    paste() {},
    values: [],
    copy() {
      if (!shown) throw new Error('no token is shown');
      return shown;
    },
  };
}
