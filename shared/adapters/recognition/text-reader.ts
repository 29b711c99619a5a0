import { reading } from '#shared/file/recogniser.ts';
import { answerQuestions } from '../bounded/answer-questions.ts';
import { recogniser } from './read-file.ts';

// A process of its own: what a page asks of its readers may end them.
answerQuestions(reading, ({ bytes, ...file }) => recogniser.read(bytes, file));
