import { answerQuestions } from '../bounded/answer-questions.ts';
import { openPagePictures } from '../recognition/page-pictures.ts';
import { printedPages } from '../recognition/printed-pages.ts';
import { redact } from '../recognition/redact.ts';
import { showPage } from './show-page.ts';
import { type Answer, type Question, viewing } from './viewing.ts';

async function answer(question: Question): Promise<Answer> {
  switch (question.what) {
    case 'words':
      return { what: 'words', pages: await printedPages(question.pdf) };
    case 'picture': {
      const pictures = await openPagePictures(question.pdf, question);
      return { what: 'picture', ...(await pictures.show(question.page).finally(pictures.close)) };
    }
    case 'page':
      return showPage(question);
    case 'redaction':
      return { what: 'redaction', copy: await redact(question, question.areas, question) };
  }
}

// A process of its own, since what a file asks of its reader may end it; one that breaks down only is not asked again.
answerQuestions(viewing, (question) => answer(question).catch((): Answer => ({ what: 'nothing' })));
