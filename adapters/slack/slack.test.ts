import type { Platform } from '../../src/platform/port.ts';
import { examinePlatform, type Stage } from '../../test/contract/platform-exam.ts';
import { createPlatform, startRig } from '../../test/fakes/slack/rig.ts';

/** Every post comes more than a second after the one before, by the fake's clock. */
function unhurried(platform: Platform, tick: () => void): Platform {
  return {
    ...platform,
    post: (...given) => {
      tick();
      return platform.post(...given);
    },
  };
}

async function setStage(by: 'socket' | 'http'): Promise<Stage> {
  const rig = await startRig(by, { paced: true });
  const { fake } = rig;
  return {
    platform: unhurried(rig.platform, () => rig.advance(1100)),
    host: rig.host,
    place: rig.place,
    closedPlace: `${fake.team}/C0ATTIC`,
    seen: async () => fake.messages().map(({ ts, seen }) => ({ message: ts, text: seen })),
    type: (text) => fake.command('general', text),
    press: (label) => fake.press('general', label),
    suggest: async () => null,
    limitNextPost: fake.limitNextPost,
    loseNextReply: fake.loseNextReply,
    mentions: () => fake.workspace.mentions,
    invalidBodies: () => fake.workspace.invalidBodies,
    withWrongToken: () => createPlatform(fake, by, { bot: 'xoxb-wrong' }),
    close: rig.close,
  };
}

examinePlatform('Slack over Socket Mode', () => setStage('socket'));
examinePlatform('Slack over HTTP', () => setStage('http'));
