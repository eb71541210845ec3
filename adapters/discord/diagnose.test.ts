import { describe, expect, it } from 'vitest';
import { type FakeDiscordOptions, startFakeDiscord } from '../../test/fakes/discord/index.ts';
import { createFakeHost } from '../../test/fakes/host.ts';
import { Discord } from './connect.ts';
import { inviteAddress } from './diagnose.ts';

interface Subscribed {
  readonly channel: string;
  readonly form?: 'thread' | 'forum';
  readonly publish?: boolean;
}

async function findings(
  options: FakeDiscordOptions,
  { token, subscribed = [] }: { token?: string; subscribed?: readonly Subscribed[] } = {},
): Promise<string> {
  const fake = await startFakeDiscord(options);
  const platform = new Discord({ token: token ?? fake.token, api: fake.apiUrl });
  const channels = subscribed.map(({ channel, ...more }) => {
    return { address: fake.address(channel), title: `#${channel}`, gets: 'everything', ...more };
  });
  const found = await platform.diagnose(Object.assign(createFakeHost(), { channels }));
  await fake.close();
  return found.map(({ level, what, mend }) => `${level}: ${what} ${mend}`.trim()).join('\n');
}

describe('the doctor at Discord', () => {
  it('is content with a bot that is set up as the README says', async () => {
    const found = await findings({});
    expect(found).not.toMatch(/^(?:warning|error)/m);
    expect(found).toContain('In The newsroom Dateline has the permissions');
  });

  it('says which token is wrong and where to get one', async () => {
    expect(await findings({}, { token: 'wrong' })).toMatch(
      /^error: .*DISCORD_TOKEN.*discord\.com\/developers/s,
    );
  });

  it('names the missing permission, what it is for, and where to click', async () => {
    const found = await findings({ permissions: '3072' });
    expect(found).toMatch(
      /^error: .*'Read Message History' \(to never post a card twice\).*Server Settings/m,
    );
    expect(await findings({ permissions: '8' })).not.toMatch(/^error/m);
  });

  it('warns of permissions without which cards are posted all the same, but not as threads', async () => {
    const found = await findings({ permissions: '101376' });
    expect(found).toMatch(
      /^warning: .*'Create Public Threads' .*'Send Messages in Threads' .*Server Settings/m,
    );
    expect(found).not.toMatch(/^error/m);
  });

  it('is content with channels that all take posts', async () => {
    const channels = [{ name: 'news' }, { name: 'loud', type: 5 }, { name: 'talk', type: 15 }];
    const subscribed = channels.map(({ name }) => ({ channel: name }));
    const found = await findings({ channels }, { subscribed });
    expect(found).toContain('ok: Dateline may post in all 3 subscribed channels.');
    expect(found).not.toMatch(/^(?:warning|error)/m);
  });

  it('warns where posts are to be published, but nobody can follow the channel', async () => {
    const channels = [{ name: 'news' }, { name: 'loud', type: 5 }];
    const subscribed = channels.map(({ name }) => ({ channel: name, publish: true }));
    const found = await findings({ channels }, { subscribed });
    expect(found).toMatch(
      /^warning: Posts in #news .* no announcement channel\. Turn on #news → Edit Channel/m,
    );
    expect(found).not.toContain('#loud');
  });

  const without = (bit: bigint) => String(309237746688n & ~(1n << bit));
  it.each([
    [10n, 'error', 'View Channel'],
    [11n, 'error', 'Send Messages'],
    [16n, 'error', 'Read Message History'],
    [15n, 'warning', 'Attach Files'],
    [35n, 'warning', 'Create Public Threads'],
    [38n, 'warning', 'Send Messages in Threads'],
  ])('sees that a channel takes permission %s away: %s', async (bit, level, name) => {
    const channels = [{ name: 'news' }, { name: 'shut', permissions: without(bit) }];
    const found = await findings({ channels }, { subscribed: [{ channel: 'news' }, { channel: 'shut' }] });
    expect(found).toMatch(
      new RegExp(`^${level}: In #shut in The newsroom Dateline lacks '${name}' .*#shut → Edit Channel`, 'm'),
    );
    expect(found).toContain('ok: In The newsroom Dateline has the permissions');
    expect(found).not.toContain('#news');
  });

  it('asks of a forum what making posts there takes', async () => {
    const channels = [{ name: 'talk', type: 15, permissions: without(11n) }];
    const subscribed = [{ channel: 'talk' }];
    expect(await findings({ channels }, { subscribed })).toMatch(
      /^error: In #talk .*'Send Messages' \(to make posts; called Create Posts here\)/m,
    );
    const posts = [{ name: 'talk', type: 15, permissions: without(35n) }];
    expect(await findings({ channels: posts }, { subscribed })).not.toMatch(/^(?:warning|error)/m);
  });

  it('asks of a thread what its channel lets threads do, and of a forum’s post what the forum does', async () => {
    const fake = await startFakeDiscord({
      channels: [{ name: 'talk', type: 15, permissions: without(11n) }],
    });
    const thread = fake.world.openThread(fake.world.channel('talk'), fake.world.id(), 'one post');
    const found = async (form?: 'forum') => {
      const place = { address: fake.address(thread.id), title: '#one post', gets: '', form };
      const host = Object.assign(createFakeHost(), { channels: [place] });
      const all = await new Discord({ token: fake.token, api: fake.apiUrl }).diagnose(host);
      return all.filter(({ level }) => level === 'error').map(({ what }) => what);
    };
    expect(await found()).toEqual([]);
    expect(await found('forum')).toEqual([expect.stringContaining("lacks 'Send Messages' (to make posts")]);
    await fake.close();
  });

  it('sees channels that are gone, and servers that it was taken out of', async () => {
    const fake = await startFakeDiscord();
    const channels = [
      { address: `${fake.world.guild}/9`, title: '#gone', gets: '' },
      { address: '7/8', title: '#left', gets: '' },
    ];
    const host = Object.assign(createFakeHost(), { channels });
    const found = await new Discord({ token: fake.token, api: fake.apiUrl }).diagnose(host);
    await fake.close();
    expect(found.filter(({ level }) => level === 'error').map(({ what }) => what)).toEqual([
      'The channel #gone in The newsroom is gone.',
      'Dateline is no longer in the server of #left.',
    ]);
  });

  it('sees that commands are sent to another address', async () => {
    expect(await findings({ interactionsEndpoint: 'https://old.example/' })).toMatch(
      /^error: .*Interactions Endpoint URL.*General Information/m,
    );
  });

  it('warns before Discord locks out a bot that logs in too often', async () => {
    expect(await findings({ sessionsLeft: 3 })).toMatch(/^warning: Only 3 of 1000/m);
  });

  it('asks for no more than it needs', () => {
    const query = new URL(inviteAddress('1')).searchParams;
    expect(query.get('scope')).toBe('bot applications.commands');
    expect(query.get('permissions')).toBe('309237746688');
  });
});
