// The OpenAPI document: valid, and about exactly the routes that exist.
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Validator } from '@seriousme/openapi-schema-validator'
import { ROUTES } from '../../core/access/doors.ts'
import { openApiDocument } from '../../core/api/document.ts'
import type { Operation } from '../../core/api/operation.ts'
import { OPERATIONS } from '../../core/api/operations.ts'

const APP = fileURLToPath(new URL('../../app', import.meta.url))
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']
const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`
const document = openApiDocument()

test('the document is valid OpenAPI 3.1', async () => {
  const validator = new Validator()
  const result = await validator.validate(structuredClone(document))
  assert.deepEqual(result, { valid: true })
  assert.equal(validator.version, '3.1')
})

test('every route is described by the operation that it is made of, and every operation is a route', async () => {
  const files = readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('route.ts'))
  const routes = await Promise.all(
    files
      .filter((file) => !file.includes('_http'))
      .map(async (file) => {
        const module = (await import(pathToFileURL(join(APP, file)).href)) as Record<string, { operation?: Operation }>
        const path = `/${file.replace(/\/route\.ts$/, '').replace(/\[(\w+)\]/g, '{$1}')}`
        return METHODS.filter((method) => module[method]).map((method) => {
          assert.ok(module[method]?.operation, `${method} ${path} is not made of an operation`)
          assert.equal(nameOf(module[method].operation), `${method} ${path}`)
          return `${method} ${path}`
        })
      }),
  )
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  assert.deepEqual(described.sort(), routes.flat().sort())
  assert.ok(described.length > 50)
})

test('who may come in without a session or token is the same in the document and in the table of doors', () => {
  for (const operation of OPERATIONS)
    assert.equal(operation.open === true, ROUTES[nameOf(operation)]?.role === 'anyone', nameOf(operation))
})

test('parameters in a path are described, and every operation has a name of its own', () => {
  for (const { path, params, id } of OPERATIONS) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    assert.deepEqual(Object.keys(params?.shape ?? {}), inPath, path)
    assert.equal(OPERATIONS.filter((other) => other.id === id).length, 1, id)
  }
})

test('every field of the public contract is in it', () => {
  const schemas = document.components.schemas as Record<string, { properties: object }>
  const has = (name: string, fields: string) => {
    for (const field of fields.split(' '))
      assert.ok(Object.hasOwn(schemas[name]?.properties ?? {}, field), `${name}.${field}`)
  }
  has('Article', 'id cursor feedId title lead url language publishedAt fetchedAt places hits storyId')
  has('PlaceTally', 'geonameId name country admin1 lat lon role count mentions')
  has('TimelinePoint', 'from to count key')
  has('Alert', 'id name query deliveries')
  has('Hit', 'id alertId articleId spans at')
  const asked = (operation: string) => Object.keys(OPERATIONS.find(({ id }) => id === operation)?.query?.shape ?? {})
  for (const name of 'q since until place language feed story limit cursor'.split(' '))
    assert.ok(asked('listArticles').includes(name), name)
  for (const name of 'q bucket by since until'.split(' ')) assert.ok(asked('timeline').includes(name), name)
  for (const name of 'q role since until'.split(' ')) assert.ok(asked('tallyPlaces').includes(name), name)
})
