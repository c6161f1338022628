// Who may import whom. The picture and the reasons are in docs/architecture.md.

const fs = require('node:fs')
const path = require('node:path')

const DOMAINS = path.join(__dirname, 'cloudfunctions', 'domains')
const TESTS = '(\\.test\\.ts$|/testing/)'

/** What each noun declares of itself, read as text: this file is no TypeScript. `structure.test.ts` holds it against the declarations. */
const nouns = fs.readdirSync(DOMAINS).flatMap((shelf) =>
  fs.readdirSync(path.join(DOMAINS, shelf)).map((name) => {
    const text = fs.readFileSync(path.join(DOMAINS, shelf, name, `${name}.noun.ts`), 'utf8')
    const uses = /^ {2}uses: \[([^\]]*)\]/m.exec(text)?.[1] ?? ''
    return { place: `${shelf}/${name}`, uses: [...uses.matchAll(/'([^']+)'/g)].map(([, used]) => used) }
  }),
)
const placeOf = (name) => nouns.find(({ place }) => place.endsWith(`/${name}`))?.place ?? name

const undeclared = nouns.map(({ place, uses }) => ({
  name: `${place.replace('/', '-')}-uses-what-it-declares`,
  comment: `Whom it may use stands in cloudfunctions/domains/${place}/*.noun.ts.`,
  severity: 'error',
  from: { path: `^cloudfunctions/domains/${place}/`, pathNot: TESTS },
  to: { path: `^cloudfunctions/domains/(?!(${[place, ...uses.map(placeOf)].join('|')})/)` },
}))

// Rules that no noun keeps data for: whoever stands high enough may use them.
const RULES_ALONE = ['base/condition']

// The page of tiers says what a check-in brings, too: it goes when a noun of its own answers for benefits.
const UPWARD = '^cloudfunctions/domains/ledger/tier/tier\\.service\\.ts$'

const undeclaredRules = nouns.map(({ place, uses }) => ({
  name: `${place.replace('/', '-')}-uses-the-rules-that-it-declares`,
  comment: `Whose rules it may use stands in cloudfunctions/domains/${place}/*.noun.ts.`,
  severity: 'error',
  from: { path: `^(cloudfunctions/domains|shared)/${place}/`, pathNot: `${TESTS}|${UPWARD}` },
  to: { path: `^shared/(?!(kernel|${[place, ...uses.map(placeOf), ...RULES_ALONE].join('|')})/)` },
}))

const nounsTyped = fs.readFileSync(path.join(__dirname, 'cloudfunctions', 'platform', 'noun', 'noun.ts'), 'utf8')
const shelves = [.../SHELVES = \[([^\]]*)\]/.exec(nounsTyped)[1].matchAll(/'([^']+)'/g)].map(([, shelf]) => shelf)

const upwards = shelves.slice(0, -1).map((shelf, index) => ({
  name: `shared-${shelf}-knows-no-higher-shelf`,
  comment: 'Types count too: a shape that a lower noun holds is the lower noun’s.',
  severity: 'error',
  from: { path: `^shared/${shelf}/`, pathNot: TESTS },
  to: { path: `^shared/(${shelves.slice(index + 1).join('|')})/` },
}))

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shared-is-pure',
      comment: 'Rules take values and return decisions: nothing of a runtime may come in. zod and dayjs are as pure.',
      severity: 'error',
      from: { path: '^shared/', pathNot: '(\\.test\\.ts$|/testing/)' },
      to: {
        path: '^(client|cloudfunctions|local-cloud|scripts)/|node_modules/(?!zod|dayjs)|^node:',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'kernel-knows-no-noun',
      severity: 'error',
      from: { path: '^shared/kernel/' },
      to: { path: '^shared/(?!kernel/)' },
    },
    {
      name: 'only-the-platform-imports-the-sdk',
      severity: 'error',
      from: { path: '^cloudfunctions/', pathNot: '^cloudfunctions/platform/' },
      to: { path: 'node_modules/wx-server-sdk' },
    },
    {
      name: 'the-platform-knows-no-domain',
      severity: 'error',
      from: { path: '^cloudfunctions/platform/', pathNot: TESTS },
      to: { path: '^cloudfunctions/(?!platform/|database\\.json)' },
    },
    {
      name: 'only-repositories-name-collections',
      severity: 'error',
      from: { path: '^cloudfunctions/domains/', pathNot: '\\.(repository|test)\\.ts$' },
      to: { path: '^cloudfunctions/platform/db/(collection|cloud-db)' },
    },
    {
      name: 'handlers-call-services-only',
      severity: 'error',
      from: { path: '\\.handlers\\.ts$' },
      to: { path: '\\.repository\\.ts$' },
    },
    {
      name: 'the-client-knows-no-server',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^(cloudfunctions|local-cloud|scripts)/' },
    },
    {
      name: 'the-desk-knows-shared-and-the-brand',
      comment: 'It asks the shop as a browser asks; what it may know of it stands in shared/.',
      severity: 'error',
      from: { path: '^desk/' },
      to: { path: '^(cloudfunctions|local-cloud|scripts|client/(?!src/brand/))' },
    },
    {
      name: 'nobody-knows-the-desk',
      severity: 'error',
      from: { path: '^(shared|client|cloudfunctions|local-cloud)/' },
      to: { path: '^desk/' },
    },
    {
      name: 'no-contract-code-on-the-desk',
      comment: 'The contracts of all actions are heavy; the desk imports their types only.',
      severity: 'error',
      from: { path: '^desk/src/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^shared/.*contract\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-schema-code-on-the-phone',
      comment: 'Contracts and rule documents hold schemas; the phone imports their types only.',
      severity: 'error',
      from: { path: '^client/src/', pathNot: '(\\.test\\.tsx?$|^client/src/testing/)' },
      to: { path: '^shared/.*(contract|rules|fields|questions|language)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-of-the-tests-on-the-phone',
      severity: 'error',
      from: { path: '^client/src/', pathNot: '(\\.test\\.tsx?$|^client/src/testing/)' },
      to: { path: '^client/src/testing/' },
    },
    {
      name: 'features-are-apart',
      severity: 'error',
      from: { path: '^client/src/features/([^/]+/[^/]+)/' },
      to: { path: '^client/src/(features/(?!$1/)|pages/)' },
    },
    {
      name: 'ui-knows-no-feature',
      severity: 'error',
      from: { path: '^client/src/(ui|api|platform|session)/' },
      to: { path: '^client/src/(features|pages)/' },
    },
    {
      name: 'only-tests-and-scripts-know-the-local-cloud',
      severity: 'error',
      from: { path: '^(cloudfunctions|shared|client)/', pathNot: '(\\.test\\.tsx?$|^cloudfunctions/testing/)' },
      to: { path: '^local-cloud/' },
    },
    {
      name: 'a-noun-is-used-through-its-face',
      severity: 'error',
      from: { path: '^cloudfunctions/domains/([^/]+/[^/]+)/', pathNot: TESTS },
      to: { path: '^cloudfunctions/domains/(?!$1/)', pathNot: '\\.face\\.ts$' },
    },
    {
      name: 'a-noun-goes-around-its-own-face',
      severity: 'error',
      from: { path: '^cloudfunctions/domains/([^/]+/[^/]+)/', pathNot: TESTS },
      to: { path: '^cloudfunctions/domains/$1/[^/]+\\.face\\.ts$' },
    },
    {
      name: 'a-noun-knows-no-composition',
      comment: 'What is made of all nouns reaches a noun as `context.nouns`.',
      severity: 'error',
      from: { path: '^cloudfunctions/domains/', pathNot: TESTS },
      to: { path: '^cloudfunctions/(?!domains/|platform/)' },
    },
    ...undeclared,
    ...undeclaredRules,
    ...upwards,
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    skipAnalysisNotInRules: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
}
