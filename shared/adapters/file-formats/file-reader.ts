import { answerQuestions } from '../bounded/answer-questions.ts';
import { inspection } from './inspection.ts';
import { lookInside } from './look-inside.ts';

// A process of its own, since what foreign files ask for may end it.
answerQuestions(inspection, lookInside);
