import { describe, expect, it } from 'vitest';
import { type FakeDiscordOptions, startFakeDiscord } from '../../test/fakes/discord/index.ts';
import { Discord } from './connect.ts';
import { inviteAddress } from './diagnose.ts';

async function findings(options: FakeDiscordOptions, token?: string): Promise<string> {
  const fake = await startFakeDiscord(options);
  const platform = new Discord({ token: token ?? fake.token, api: fake.apiUrl });
  const found = await platform.diagnose();
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
    expect(await findings({}, 'wrong')).toMatch(/^error: .*DISCORD_TOKEN.*discord\.com\/developers/s);
  });

  it('names the missing permission, what it is for, and where to click', async () => {
    const found = await findings({ permissions: '3072' });
    expect(found).toMatch(
      /^error: .*'Read Message History' \(to never post a card twice\).*Server Settings/m,
    );
    expect(await findings({ permissions: '8' })).not.toMatch(/^error/m);
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
    expect(query.get('permissions')).toBe('68608');
  });
});
