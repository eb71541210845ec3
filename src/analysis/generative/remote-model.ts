import type { LanguageModel, ModelChoice } from './language-model.ts';

/** A model over the network; the libraries are loaded at the first question. */
export function remoteModel(choice: ModelChoice): LanguageModel {
  let loading: Promise<LanguageModel> | undefined;
  return {
    name: choice.model,
    async ask(question) {
      loading ??= import('./remote.ts').then(({ connectModel }) => connectModel(choice));
      return (await loading).ask(question);
    },
  };
}
