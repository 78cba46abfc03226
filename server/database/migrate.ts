// Applies prisma/migrations to a database, in process, with Prisma's own schema engine compiled to WebAssembly: the
// ordinary `prisma migrate deploy` wants to download a native engine, which an air-gapped newsroom cannot. Throws on a failed migration.
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

const MIGRATIONS = new URL('../../prisma/migrations/', import.meta.url)
const SCHEMA = new URL('../../prisma/schema.prisma', import.meta.url)
const FILTERS = { externalTables: [], externalEnums: [] }

/** Applies what is missing; returns the names of the migrations applied now, oldest first. */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const names = await migrationNames()
  if (await nothingToDo(databaseUrl, names)) return []
  return withEngine(databaseUrl, async (engine) => {
    const migrationDirectories = await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: await readFile(new URL(`${name}/migration.sql`, MIGRATIONS), 'utf8') },
        },
      })),
    )
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: {
        baseDir: MIGRATIONS.pathname,
        lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
        shadowDbInitScript: '',
        migrationDirectories,
      },
      filters: FILTERS,
    })
    return appliedMigrationNames
  })
}

/** The SQL that leads from an empty database to prisma/schema.prisma: the draft of a first migration. */
export async function schemaSql(databaseUrl: string): Promise<string> {
  return withEngine(databaseUrl, async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: await readFile(SCHEMA, 'utf8') }] },
      script: true,
      exitCode: null,
      filters: FILTERS,
    })
    return stdout ?? ''
  })
}

async function migrationNames(): Promise<string[]> {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

// A start with nothing to migrate should not load 5 MB of WebAssembly (measured: 0.4 s).
async function nothingToDo(databaseUrl: string, names: string[]): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const there = await client.query(`select to_regclass('_prisma_migrations') is not null as yes`)
    if (!there.rows[0].yes) return false
    const done = await client.query('select migration_name from _prisma_migrations where finished_at is not null')
    const applied = new Set(done.rows.map((row: { migration_name: string }) => row.migration_name))
    return names.every((name) => applied.has(name))
  } finally {
    await client.end()
  }
}

async function withEngine<T>(databaseUrl: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  loading ??= loadEngine()
  const { SchemaEngine } = await loading
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts(databaseUrl))
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter)
  try {
    return await work(engine)
  } finally {
    engine.free()
  }
}

// Its bindings know one instance: a second one would take the first one's closures for its own.
let loading: ReturnType<typeof loadEngine> | undefined
async function loadEngine() {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const resolve = createRequire(import.meta.url).resolve
  const wasm = await readFile(resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm'))
  const imports = { './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports }
  const { instance } = await WebAssembly.instantiate(wasm, imports)
  bindings.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
  return bindings
}

// Prisma's adapter cuts a script at every semicolon, also inside a function. PostgreSQL reads a script whole, and takes back all
// of it where a statement fails.
class WholeScripts extends PrismaPg {
  readonly #url: string

  constructor(url: string) {
    super({ connectionString: url })
    this.#url = url
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect()
    adapter.executeScript = async (script) => {
      const client = new pg.Client({ connectionString: this.#url })
      await client.connect()
      try {
        await client.query(script)
      } finally {
        await client.end()
      }
    }
    return adapter
  }
}
