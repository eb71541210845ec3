import { examinePlatform } from '../../test/contract/platform-exam.ts';
import { startFakeDiscord } from '../../test/fakes/discord/index.ts';
import { createFakeHost } from '../../test/fakes/host.ts';
import { Discord } from './connect.ts';

examinePlatform('Discord', async () => {
  const host = createFakeHost();
  const fake = await startFakeDiscord({ now: () => host.now(), postsPerWindow: 1000 });
  const platform = new Discord({ token: fake.token, api: fake.apiUrl });
  await platform.start(host);
  return {
    platform,
    host,
    place: fake.address('news'),
    closedPlace: fake.address('closed'),
    seen: async () => fake.messages('news').map(({ id, text }) => ({ message: id, text })),
    type: (text) => fake.type('news', text),
    press: (label) => fake.press('news', label),
    suggest: async (command, option, typed) =>
      (await fake.autocomplete('news', command, option, typed)).map(({ value }) => value),
    limitNextPost: (ms) => fake.limitNextPost(ms),
    loseNextReply: () => fake.loseNextReply(),
    mentions: () => fake.world.mentions,
    invalidBodies: () => fake.world.invalidBodies,
    withWrongToken: () => new Discord({ token: 'wrong', api: fake.apiUrl }),
    close: () => fake.close(),
  };
});
