import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { ContainerBuilder } from '@discordjs/builders';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/cards/blocks.ts';
import { briefingCard, recapCard } from '../../src/cards/briefing.ts';
import { noticeCard } from '../../src/cards/notice.ts';
import type { DeliveryId, StoryId } from '../../src/model.ts';
import { faultsOf } from '../../test/fakes/discord/message-rules.ts';
import { asList, asObject, type Json } from '../../test/fakes/discord/world.ts';
import { enormousCard, everyBlock, hostileCard, NOON, storyCard } from '../../test/fixtures/cards.ts';
import { discord } from './index.ts';
import { mark } from './marks.ts';
import { render } from './render.ts';

const HOUR = 3_600_000;
const listed = (id: number, headline: string) => ({
  id: id as StoryId,
  headline,
  url: `https://a.example/${id}`,
  region: 'HK',
  publishers: id,
  at: NOON - id * HOUR,
  whatChanged: 'Beijing becomes a centre.',
  sample: false,
});
const briefing = briefingCard({
  since: 'last 24 h',
  audience: 'Policy',
  stories: [listed(1, 'Beijing named global tech hub'), listed(2, 'A second story')],
  totalStories: 14,
  totalArticles: 61,
  leftOut: 0,
  lastStoryAt: NOON,
  others: [],
  again: { command: 'briefing', options: { audience: 'policy' } },
});
const nothingNew = briefingCard({
  since: 'last 24 h',
  audience: null,
  stories: [],
  totalStories: 0,
  totalArticles: 0,
  leftOut: 0,
  lastStoryAt: NOON - 30 * HOUR,
  others: [{ name: 'Policy', tag: 'policy', stories: 3 }],
  again: { command: 'briefing', options: {} },
});
const recap = recapCard({
  week: 'Week 10, 2026',
  days: '2–8 March',
  sections: [{ name: 'Policy', stories: [listed(1, 'Beijing named global tech hub')] }],
  totalStories: 1,
  leftOut: 0,
  predictions: [],
  again: { command: 'recap', options: {} },
});
const mistake = noticeCard('There is no topic “bejing”. Did you mean beijing?', [
  { label: 'beijing', does: { run: { command: 'timeline', options: { topic: 'beijing' } } } },
]);

/** A message in a form to read: texts as they are, controls in brackets. */
function picture(card: Card): string {
  const [container] = render(card, NOON).components;
  const accent = container?.accent_color?.toString(16) ?? 'none';
  const lines = asList(container?.components).map((one) => drawn(asObject(one)));
  return [`accent ${accent}`, ...lines].join('\n\n');
}

function drawn(one: Json): string {
  if (one.type === 10) return String(one.content);
  if (one.type === 14) return '────';
  return asList(one.components).map(asObject).map(control).join(' ');
}

function control({ label, placeholder, options }: Json): string {
  const choices = asList(options).map((option) => String(asObject(option).label));
  return placeholder === undefined
    ? `[${String(label)}]`
    : `[${String(placeholder)} ▾ ${choices.join(' | ')}]`;
}

describe('a card on Discord', () => {
  it('tells a story in a few quiet lines', () => {
    expect(picture(storyCard)).toMatchInlineSnapshot(`
      "accent e07b2c

      -# 🇭🇰 Harbour Review +2 sources · Fresh · collected in 16m

      ## [Beijing is named a global tech hub](https://harbour.example/beijing)

      💡 The push reshapes where AI gets built.

      **What changed** Beijing becomes an innovation centre.
      **Why it matters** More state money for AI research.
      **What to do next** Watch the Zhongguancun Forum.

      -# 👥 Enterprise & Security Teams

      [Deep insight] [Timeline]

      [More ▾ Why here?]

      -# Original source: [Harbour Review](https://harbour.example/beijing) · rights belong to the publishers · extracted from 3 articles"
    `);
  });

  it('lists stories, one select for all of them', () => {
    expect(picture(briefing)).toMatchInlineSnapshot(`
      "accent none

      ## Briefing · last 24 h · Policy

      -# 14 stories from 61 articles

      **1** [Beijing named global tech hub](https://a.example/1) · 🇭🇰 · <t:1772708400:R>
      -# Beijing becomes a centre.
      **2** [A second story](https://a.example/2) · 🇭🇰 +1 · <t:1772704800:R>
      -# Beijing becomes a centre.

      [All 14] [Share to channel]

      [Open a story ▾ 1 Beijing named global tech hub | 2 A second story]"
    `);
  });

  it('says what there would have been where there is nothing', () => {
    expect(picture(nothingNew)).toMatchInlineSnapshot(`
      "accent none

      ## Briefing · last 24 h

      Nothing new; the last story came <t:1772604000:R>.

      Other audiences have something:

      [Policy · 3]"
    `);
  });

  it('shows a recap by sections', () => {
    expect(picture(recap)).toMatchInlineSnapshot(`
      "accent none

      ## 📰 Weekly recap · Week 10, 2026

      -# 2–8 March · 1 story

      ### Policy

      [Beijing named global tech hub](https://a.example/1) · 🇭🇰 · <t:1772708400:R>
      -# Beijing becomes a centre.

      [Share to channel]

      [Open a story ▾ 1 Beijing named global tech hub]"
    `);
  });

  it('tells a mistake in one sentence', () => {
    expect(picture(mistake)).toMatchInlineSnapshot(`
      "accent none

      There is no topic “bejing”. Did you mean beijing?

      [beijing]"
    `);
  });

  it('draws a timeline by year, planned events apart, sources small below', () => {
    expect(picture(everyBlock)).toMatchInlineSnapshot(`
      "accent none

      ### ⏳ Timeline

      **2014**
      - **Feb** A national strategy begins. [¹](https://a.example/1)
      **Planned**
      - **2030** The plan ends. ¹

      ────

      - **A takeaway,** *with emphasis* [¹](https://a.example/1)

      **1** [Beijing named hub](https://a.example/1) · 🇭🇰 +2 · <t:1772701200:R>
      -# Named a centre

      [Open a story ▾ 1 Beijing named hub]

      -# ¹ Harbour Review · [Beijing is named](https://a.example/1) “a national strategy”

      -# <t:1772712000:D> · <t:1772712000:t>"
    `);
  });

  it('has an accent by freshness, which fades as the news ages', () => {
    const accents = [0.5, 3, 12, 48, 100].map(
      (hours) => render({ ...storyCard, newest: NOON - hours * HOUR }, NOON).components[0]?.accent_color,
    );
    expect(new Set(accents).size).toBe(5);
    expect(render(mistake, NOON).components[0]?.accent_color).toBeUndefined();
  });

  it('groups a timeline by year and gives days as people write them', () => {
    const events = ['2014-02-11', '2014-09', '2017'].map((date, i) => ({
      date,
      text: `Event ${i}`,
      planned: false,
      references: [],
    }));
    expect(picture({ kind: 'timeline', summary: '', blocks: [{ type: 'timeline', events }] })).toContain(
      '**2014**\n- **11 Feb** Event 0\n- **Sep** Event 1\n**2017**\n- Event 2',
    );
  });

  it('needs neither settings nor a connection', () => {
    expect(discord.render(storyCard, NOON)).toEqual(render(storyCard, NOON));
    expect(discord.create({})).toBeNull();
  });
});

const cards: Readonly<Record<string, Card>> = {
  story: storyCard,
  timeline: everyBlock,
  briefing,
  'empty briefing': nothingNew,
  recap,
  notice: mistake,
  hostile: hostileCard,
  enormous: enormousCard(),
};
const SCHEMA = new URL('../../../shared/data/discord-openapi.json.gz', import.meta.url);

describe.each(Object.entries(cards))('the %s card', (_, card) => {
  const body = {
    ...mark(render(card, NOON), 'd'.repeat(25) as DeliveryId),
    nonce: 'd'.repeat(25),
    enforce_nonce: true,
  };

  it('keeps the rules that the fake holds', () => {
    expect(faultsOf(asObject(body))).toEqual([]);
  });

  it("is one that discord.js's builders would build", () => {
    const [container] = body.components;
    expect(() => new ContainerBuilder(container).toJSON()).not.toThrow();
  });

  it.skipIf(!existsSync(SCHEMA))("is valid by Discord's own description of its interface", () => {
    expect(errorsBySchema(body)).toEqual([]);
  });
});

it.skipIf(!existsSync(SCHEMA))('knows a body that is not valid by that description', () => {
  expect(errorsBySchema({ components: [{ type: 17, components: [] }] })).not.toEqual([]);
});

let compiled: ReturnType<Ajv2020['compile']> | null = null;
function errorsBySchema(body: unknown): readonly unknown[] {
  if (!compiled) {
    const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false });
    ajv.addSchema(JSON.parse(gunzipSync(readFileSync(SCHEMA)).toString('utf8')), 'discord');
    compiled = ajv.compile({ $ref: 'discord#/components/schemas/MessageCreateRequest' });
  }
  compiled(body);
  return compiled.errors ?? [];
}
