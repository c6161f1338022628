import type { Mark } from './conforms'

/** One request as the SDK puts it on the wire, without the envelope that is the same everywhere, and what comes back. */
export interface Exchange {
  mark: Mark
  rule: string
  request: { action: string } & Record<string, unknown>
  /** As much of the reply as is promised. A pattern stands for texts that vary. */
  reply: Record<string, unknown>
}

const items = { collectionName: 'conformance_items' }
const one = { queryType: 'DOC', multi: false }
const many = { queryType: 'WHERE', multi: true }
const contact = 'Please check your request, but if the problem'

/** In order, on one database that starts empty. */
export const exchanges: Exchange[] = [
  {
    mark: 'observed',
    rule: 'add sends a list of canonical texts and gets the ids',
    request: {
      ...items,
      action: 'database.insertDocument',
      data: [
        '{"_id":"t1","n":{"$numberInt":"1"},"at":{"$date":{"$numberLong":"1700000000000"}},"srv":{"$tcb_server_date":{"offset":{"$numberInt":"0"}}}}',
        '{"_id":"t2","n":{"$numberInt":"9"},"title":"a","meta":{"a":{"$numberInt":"1"},"b":{"$numberInt":"2"}}}',
        '{"_id":"t3","n":{"$numberInt":"1"},"title":"c"}',
      ],
    },
    reply: { data: { insertedIds: ['t1', 't2', 't3'] } },
  },
  {
    mark: 'observed',
    rule: 'doc().get() asks for one document with its projection',
    request: {
      ...items,
      ...one,
      action: 'database.getDocument',
      query: '{"_id":"t2"}',
      projection: '{"title":{"$numberInt":"1"},"meta.a":{"$numberInt":"1"},"_id":{"$numberInt":"0"}}',
    },
    reply: { data: { list: ['{"title":"a","meta":{"a":1}}'] } },
  },
  {
    mark: 'observed',
    rule: 'where().get() carries order, offset, limit and a pattern',
    request: {
      ...items,
      action: 'database.getDocument',
      queryType: 'WHERE',
      query: '{"n":{"$gt":{"$numberInt":"0"}},"title":{"$regularExpression":{"pattern":"A|C","options":"i"}}}',
      order: '{"n":{"$numberInt":"-1"},"title":{"$numberInt":"1"}}',
      offset: 1,
      limit: 10,
      projection: '{"title":{"$numberInt":"1"}}',
    },
    reply: { data: { list: ['{"_id":"t3","title":"c"}'] } },
  },
  {
    mark: 'observed',
    rule: 'nothing found is an empty list',
    request: { ...items, ...one, action: 'database.getDocument', query: '{"_id":"none"}' },
    reply: { data: { list: [] } },
  },
  {
    mark: 'observed',
    rule: 'count understands or and and',
    request: {
      ...items,
      action: 'database.calculateDocument',
      queryType: 'WHERE',
      query:
        '{"$or":[{"n":{"$numberInt":"1"}},{"$and":[{"n":{"$gt":{"$numberInt":"2"}}},{"n":{"$lt":{"$numberInt":"9"}}}]}]}',
    },
    reply: { data: { total: 2 } },
  },
  {
    mark: 'observed',
    rule: 'update sends operators and merge',
    request: {
      ...items,
      ...one,
      action: 'database.modifyDocument',
      query: '{"_id":"t1"}',
      data: '{"$inc":{"n":{"$numberInt":"5"}},"$set":{"title":"A2","dot.path":{"$numberInt":"1"},"meta.a":{"$numberInt":"9"}},"$push":{"tags":{"$each":["p","q"]}}}',
      merge: true,
      upsert: false,
    },
    reply: { data: { updated: 1, upsert_id: null } },
  },
  {
    mark: 'observed',
    rule: 'a conditional update that finds nothing changes nothing',
    request: {
      ...items,
      ...many,
      action: 'database.modifyDocument',
      query: '{"_id":"t2","n":{"$numberInt":"2"}}',
      data: '{"$inc":{"n":{"$numberInt":"-2"}}}',
      merge: true,
      upsert: false,
    },
    reply: { data: { updated: 0, upsert_id: null } },
  },
  {
    mark: 'observed',
    rule: 'set makes a document and names it',
    request: {
      ...items,
      ...one,
      action: 'database.modifyDocument',
      query: '{"_id":"s1"}',
      data: '{"a":{"$numberInt":"1"}}',
      merge: false,
      upsert: true,
    },
    reply: { data: { updated: 0, upsert_id: 's1' } },
  },
  {
    mark: 'observed',
    rule: 'set replaces a document without naming it',
    request: {
      ...items,
      ...one,
      action: 'database.modifyDocument',
      query: '{"_id":"s1"}',
      data: '{"a":{"$numberInt":"2"}}',
      merge: false,
      upsert: true,
    },
    reply: { data: { updated: 1, upsert_id: null } },
  },
  {
    mark: 'observed',
    rule: 'updateAndReturn gives the document as it is now',
    request: {
      ...items,
      queryType: 'WHERE',
      action: 'database.modifyAndReturnDoc',
      query: '{"_id":"s1"}',
      data: '{"$inc":{"a":{"$numberInt":"1"}}}',
    },
    reply: { data: { updated: 1, doc: '{"_id":"s1","a":3}' } },
  },
  {
    mark: 'observed',
    rule: 'stages come with objects as canonical texts and plain values as JSON',
    request: {
      ...items,
      action: 'database.aggregateDocuments',
      stages: [
        { stageKey: '$match', stageValue: '{"n":{"$gte":{"$numberInt":"1"}}}' },
        { stageKey: '$group', stageValue: '{"_id":"$title","total":{"$sum":"$n"}}' },
        { stageKey: '$sort', stageValue: '{"total":{"$numberInt":"-1"}}' },
        { stageKey: '$limit', stageValue: '2' },
      ],
    },
    reply: { data: { list: ['{"_id":"a","total":9}', '{"_id":"A2","total":6}'] } },
  },
  {
    mark: 'observed',
    rule: 'remove counts what it removed',
    request: { ...items, ...many, action: 'database.removeDocument', query: '{"title":"c"}' },
    reply: { data: { deleted: 1 } },
  },
  {
    mark: 'assumed',
    rule: 'remove with an empty condition is refused',
    request: { ...items, ...many, action: 'database.removeDocument', query: '' },
    reply: { code: 'DATABASE_REQUEST_FAILED' },
  },
  {
    mark: 'reported',
    rule: 'a duplicate id is a failed request',
    request: { ...items, action: 'database.insertDocument', data: ['{"_id":"t1"}'] },
    reply: {
      code: 'DATABASE_REQUEST_FAILED',
      message:
        '[FailedOperation.Insert] multiple write errors: [{write errors: [{E11000 duplicate key error collection: tnt-local.conformance_items index: _id_ dup key: { _id: "t1" }}]}, {<nil>}]',
    },
  },
  {
    mark: 'reported',
    rule: 'an unknown collection is named',
    request: { collectionName: 'nope', action: 'database.getDocument', queryType: 'WHERE', limit: 100 },
    reply: {
      code: 'DATABASE_COLLECTION_NOT_EXIST',
      message: `[ResourceNotFound] Db or Table not exist: nope. ${contact} cannot be solved, contact us.`,
    },
  },
  {
    mark: 'reported',
    rule: 'a collection that exists is not made again',
    request: { ...items, action: 'database.addCollection' },
    reply: { code: 'DATABASE_COLLECTION_ALREADY_EXIST' },
  },
  {
    mark: 'reported',
    rule: 'a transaction that is not there can be neither committed nor aborted',
    request: { transactionId: '473a4362', action: 'database.commitTransaction' },
    reply: {
      code: 'DATABASE_TRANSACTION_FAIL',
      message: `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. ${contact} persists, contact us.`,
    },
  },
  {
    mark: 'observed',
    rule: 'a download address is refused for a file that is not there',
    request: { action: 'storage.batchGetDownloadUrl', file_list: [{ fileid: 'cloud://x/none', max_age: 60 }] },
    reply: { data: { download_list: [{ code: 'STORAGE_FILE_NONEXIST', fileID: 'cloud://x/none', tempFileURL: '' }] } },
  },
  {
    mark: 'assumed',
    rule: 'a field that does not parse is an invalid parameter',
    request: { ...items, action: 'database.getDocument', query: '{"_id":' },
    reply: { code: 'INVALID_PARAM' },
  },
  {
    mark: 'assumed',
    rule: 'an action that nobody knows is refused',
    request: { action: 'constructor' },
    reply: { code: 'INVALID_ACTION' },
  },
]
