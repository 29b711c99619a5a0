import { answerQuestions } from '../bounded/answer-questions.ts';
import { splitBatch } from './split-batch.ts';
import { splitting } from './splitting.ts';

// A process of its own: what a batch asks of whoever opens it may end it.
answerQuestions(splitting, ({ bytes, mediaType, at }) => splitBatch(bytes, mediaType, { at }));
