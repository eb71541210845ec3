import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Rig, startRig } from '../../test/fakes/slack/rig.ts';
import { fileCard, LIST } from '../../test/fixtures/files.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
  rig.host.answer = () => fileCard;
});
afterEach(() => rig.close());

const files = () => [...rig.fake.workspace.files.values()];

describe('an answer with a file', () => {
  it('puts it into the direct messages of the asker, and tells the asker alone', async () => {
    const { text, visibleTo } = await rig.fake.command('general', 'echo export');
    expect(visibleTo).toBe('asker');
    expect(text).toContain('The list of feeds');
    expect(text).toContain('feeds.opml is in your direct messages with Dateline.');
    const [file] = files();
    expect(file).toMatchObject({ filename: 'feeds.opml', completed: true, sharedTo: 'D0ANNA' });
    expect(Buffer.from(file?.bytes ?? []).toString()).toBe(LIST);
    expect(rig.fake.messages()).toEqual([]);
  });

  it.each(['conversations.open', 'files.getUploadURLExternal', 'files.completeUploadExternal'])(
    'says so where %s fails',
    async (method) => {
      rig.fake.failNext(method, 'internal_error');
      const { text } = await rig.fake.command('general', 'echo export');
      expect(text).toContain('feeds.opml could not be sent here.');
      expect(files().filter(({ sharedTo }) => sharedTo !== null)).toEqual([]);
    },
  );

  it('says so where the app has no scope for files, and the log says how to mend it', async () => {
    const warnings: string[] = [];
    Object.assign(rig.host.log, { warn: (data: { why: string }) => warnings.push(data.why) });
    rig.fake.workspace.scopes = rig.fake.workspace.scopes.filter((scope) => scope !== 'files:write');
    const { text } = await rig.fake.command('general', 'echo export');
    expect(text).toContain('feeds.opml could not be sent here.');
    expect(warnings.join()).toContain('files:write');
  });
});
