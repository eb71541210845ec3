import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeliveryId } from '../../src/model.ts';
import { notice, PIXEL } from '../../test/fakes/host.ts';
import { type Rig, startRig } from '../../test/fakes/slack/rig.ts';
import { picturedCard } from '../../test/fixtures/pictures.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
  rig.host.answer = ({ options }) => (options.words === 'plain' ? notice('plain') : picturedCard());
});
afterEach(() => rig.close());

const ask = () => rig.fake.command('general', 'echo timeline');
const blocksOf = (message: { readonly blocks: readonly unknown[] }) =>
  message.blocks as readonly { readonly type: string; readonly slack_file?: { readonly id: string } }[];
const imageOf = (message: { readonly blocks: readonly unknown[] }) =>
  blocksOf(message).find(({ type }) => type === 'image');
const files = () => [...rig.fake.workspace.files.values()];

describe('a timeline with a picture', () => {
  it('is one message for the asker, picture and text, with its alternative text', async () => {
    const { message, text, visibleTo } = await ask();
    expect(visibleTo).toBe('asker');
    expect(imageOf(message)).toMatchObject({ alt_text: expect.stringContaining('The same as text follows') });
    expect(text).toContain('The plan ends.');
    const [file] = files();
    expect(file).toMatchObject({ filename: 'timeline.png', completed: true });
    expect(file?.alt).toContain('Timeline · Beijing');
    expect(Buffer.from(file?.bytes ?? [])).toEqual(Buffer.from(PIXEL));
    expect(imageOf(message)?.slack_file?.id).toBe(file?.id);
  });

  it('is tried again while Slack still works on the file', async () => {
    rig.fake.workspace.faults.fileRefusals = 1;
    const { message } = await ask();
    expect(imageOf(message)).toBeDefined();
  });

  it('uploads the same picture once', async () => {
    await ask();
    await ask();
    expect(files()).toHaveLength(1);
  });

  it('is posted into a channel with its picture, and edited with it', async () => {
    const message = await rig.platform.post(rig.place, picturedCard(), 'pictured1' as DeliveryId);
    const posted = () => rig.fake.messages().find(({ ts }) => ts === message);
    expect(imageOf(posted() ?? { blocks: [] })).toBeDefined();
    await rig.platform.edit(rig.place, message, picturedCard());
    expect(imageOf(posted() ?? { blocks: [] })).toBeDefined();
    expect(posted()?.edits).toBe(1);
  });

  it('asks for no file where a card has no picture', async () => {
    await rig.fake.command('general', 'echo plain');
    expect(rig.fake.workspace.calls.filter((name) => name.startsWith('files.'))).toEqual([]);
  });
});

describe('the same as text stays whole', () => {
  const warnings: string[] = [];
  const expectText = async () => {
    const { message, text } = await ask();
    expect(imageOf(message)).toBeUndefined();
    expect(text).toContain('The plan ends.');
  };
  beforeEach(() => {
    warnings.length = 0;
    Object.assign(rig.host.log, { warn: (data: { why: string }) => warnings.push(data.why) });
  });

  it('where the app has no scope for files, and the log says how to mend it', async () => {
    rig.fake.workspace.scopes = rig.fake.workspace.scopes.filter((scope) => scope !== 'files:write');
    await expectText();
    expect(warnings.join()).toContain('files:write');
  });

  it.each(['files.getUploadURLExternal', 'files.completeUploadExternal'])(
    'where %s fails',
    async (method) => {
      rig.fake.failNext(method, 500);
      await expectText();
      rig.fake.failNext(method, 'internal_error');
      await expectText();
      expect(imageOf((await ask()).message)).toBeDefined();
    },
  );

  it('where the picture cannot be drawn', async () => {
    rig.host.draw = async () => Promise.reject(new Error('out of paint'));
    await expectText();
    expect(warnings.join()).toContain('out of paint');
  });

  it('where Slack never shows the file', async () => {
    rig.fake.workspace.faults.fileRefusals = 99;
    await expectText();
  });
});
