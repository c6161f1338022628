import type { articleContract } from '#shared/reach/article/contract'
import type { Handlers } from '../../../platform/handler'
import { getFigures, listWritten } from './figures.service'
import { finishArticle, getForReader, listForReader } from './reading.service'
import { saveArticle } from './writing.service'

export const articleHandlers: Handlers<typeof articleContract> = {
  'article.list': (_input, context) => listForReader(context),
  'article.get': ({ articleId }, context) => getForReader(context, articleId),
  'article.finish': (input, context) => finishArticle(context, input),
  'article.save': (input, context) => saveArticle(context, input),
  'article.listWritten': ({ beforeDay }, context) => listWritten(context, beforeDay ?? null),
  'article.getFigures': (_input, context) => getFigures(context),
}
