/** response_urls and triggers (docs.slack.dev/interactivity/handling-user-interaction). */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Draft, refuseDraft, store, write } from './messages.ts';
import type { FakeChannel, FakeMessage, Workspace } from './workspace.ts';

const USES = 5;
const LIVES_MS = 30 * 60_000;
const TRIGGER_MS = 3000;
/** How long a person waits for an answer, by the real clock. */
const PATIENCE_MS = 10_000;

/** The answer to a command or a press, as people see it. */
export interface FakeAnswer {
  readonly text: string;
  readonly visibleTo: 'asker' | 'everyone';
  readonly message: FakeMessage;
}

/** What an interaction needs to be answered. */
export interface Asking {
  readonly responseUrl: string;
  readonly triggerId: string;
  /** The first answer through the response_url. */
  readonly answer: Promise<FakeAnswer>;
}

interface Ticket {
  readonly channel: FakeChannel;
  readonly user: string;
  readonly at: number;
  /** The message that was pressed. */
  readonly original: FakeMessage | null;
  uses: number;
  readonly answered: (answer: FakeAnswer) => void;
}

interface Response extends Draft {
  readonly response_type?: 'ephemeral' | 'in_channel';
  readonly replace_original?: boolean;
  readonly thread_ts?: string;
}

/** Makes them; `url()` is the fake's own address. */
export function createAnswers(workspace: Workspace, url: () => string) {
  const tickets = new Map<string, Ticket>();
  const triggers = new Map<string, { readonly at: number; readonly user: string; used: boolean }>();

  /** A new response_url and trigger. */
  function ask(channel: FakeChannel, user: string, original: FakeMessage | null): Asking {
    const id = randomUUID();
    const triggerId = `trigger.${randomUUID()}`;
    const at = workspace.clock.now();
    triggers.set(triggerId, { at, user, used: false });
    const answer = new Promise<FakeAnswer>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('no answer came')), PATIENCE_MS);
      const answered = (given: FakeAnswer) => {
        clearTimeout(timer);
        resolve(given);
      };
      timer.unref();
      tickets.set(id, { channel, user, at, original, uses: 0, answered });
    });
    // Not every interaction is answered, and not every test waits for it.
    answer.catch(() => {});
    return { responseUrl: `${url()}/respond/${id}`, triggerId, answer };
  }

  /** Uses a trigger up: who did what set it off, or Slack's error code. */
  function useTrigger(id: string): { readonly error: string } | { readonly user: string } {
    const trigger = triggers.get(id);
    if (!trigger) return { error: 'invalid_trigger_id' };
    if (trigger.used) return { error: 'exchanged_trigger_id' };
    trigger.used = true;
    if (workspace.clock.now() - trigger.at > TRIGGER_MS) return { error: 'expired_trigger_id' };
    return { user: trigger.user };
  }

  /** Takes a post to `/respond/ID`. */
  async function take(id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const ticket = tickets.get(id);
    const late = !ticket || ticket.uses >= USES || workspace.clock.now() - ticket.at > LIVES_MS;
    if (late) return void response.writeHead(404).end('{"ok":false,"error":"used_url"}');
    ticket.uses += 1;
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Response;
    if (refuseDraft(workspace, body)) {
      // As seen: slackapi/java-slack-sdk issue 1349.
      return void response.writeHead(404).end('{"ok":false,"error":"invalid_blocks"}');
    }
    const message = show(ticket, body);
    response.writeHead(200).end('ok');
    ticket.answered({ text: message.seen, visibleTo: message.visibleTo, message });
  }

  function show(ticket: Ticket, body: Response): FakeMessage {
    const draft = { ...body, parse: body.parse ?? 'none' };
    if (body.replace_original && ticket.original) {
      write(workspace, ticket.original, draft);
      ticket.original.edits += 1;
      return ticket.original;
    }
    const shared = body.response_type === 'in_channel';
    return store(workspace, ticket.channel, draft, {
      visibleTo: shared ? 'everyone' : 'asker',
      ...(!shared && { user: ticket.user }),
      threadTs: body.thread_ts,
    });
  }

  return { ask, useTrigger, take };
}
