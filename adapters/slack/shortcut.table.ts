/** What the manifest and the payload call the shortcut. */
export const SHORTCUT = {
  name: 'What is this story?',
  type: 'message',
  callback_id: 'story_of_message',
  description: 'Finds the story that a message is about, for your eyes only',
} as const;
