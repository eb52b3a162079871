import { z } from "zod";
import { REFUSALS } from "../refusal/refusals.ts";
import type { Operation } from "./operation.ts";

const PROBLEM = { $ref: "#/components/schemas/Problem" };
const problem = (description: string) => ({ description, content: { "application/problem+json": { schema: PROBLEM } } });

/** The OpenAPI 3.1 document of the operations, from the same schemas that validate. */
export function openapiDocument(operations: readonly Operation[], version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) (paths[operation.path] ??= {})[operation.method] = describe(operation);
  return {
    openapi: "3.1.0",
    info: {
      title: "Kaiji API",
      version,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      description: "医療情報セキュリティ開示書(MDS/SDS)の保管、照合、対応。画面もこのAPIだけを使います。/ What the web pages use, and nothing else.\n\n作成には `Idempotency-Key`、変更には `If-Match`(ETag)を付けます。誤りはすべて RFC 9457 の形です。",
    },
    paths,
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "kaiji_session" },
        token: { type: "http", scheme: "bearer", description: "kaiji_… (APIトークン)" },
      },
      schemas: {
        Problem: {
          type: "object",
          description: "RFC 9457",
          required: ["type", "title", "status", "code", "detail", "requestId"],
          properties: {
            type: { type: "string" },
            title: { type: "string", description: "日本語の説明" },
            status: { type: "integer" },
            code: { type: "string", enum: Object.keys(REFUSALS) },
            detail: { type: "string", description: "English" },
            requestId: { type: "string" },
            params: { type: "object" },
            errors: { type: "array", items: { type: "object", required: ["path", "message"], properties: { path: { type: "string" }, message: { type: "string" } } } },
          },
        },
      },
    },
  };
}

function describe(operation: Operation): Record<string, unknown> {
  const isOpen = operation.access === "open";
  const isOrganization = operation.path.includes("{organizationId}");
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    "x-kaiji-access": operation.access,
    security: isOpen ? [] : isOrganization ? [{ session: [] }, { token: [] }] : [{ session: [] }],
    parameters: [...pathParameters(operation.path), ...queryParameters(operation.query), ...headerParameters(operation)],
    ...requestBody(operation),
    responses: {
      [String(operation.status ?? 200)]: success(operation),
      400: problem("内容に誤りがある / not valid"),
      ...(isOpen ? {} : { 401: problem("サインインしていない / not signed in"), 403: problem("権限がない / not permitted") }),
      ...(operation.path.includes("{") ? { 404: problem("見つからない / not found") } : {}),
      ...(operation.needsVersion === true ? { 412: problem("先に変更された / changed by somebody else"), 428: problem("If-Match がない / If-Match is missing") } : {}),
      ...(operation.body === undefined && operation.rawBody === undefined ? {} : { 413: problem("大きすぎる / too large"), 415: problem("種類が違う / wrong media type") }),
      429: problem("要求が多すぎる / too many requests"),
      503: problem("保管の仕組みが使えない / storage is away"),
    },
  };
}

function pathParameters(path: string): object[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: "path", required: true, schema: name === "sha256" ? { type: "string", pattern: "^[0-9a-f]{64}$" } : { type: "string", format: "uuid" } }));
}

function queryParameters(query: z.ZodType | undefined): object[] {
  if (query === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(query, "input") as { properties?: Record<string, object>; required?: string[] };
  return Object.entries(properties).map(([name, schema]) => ({ name, in: "query", required: required.includes(name), schema }));
}

function headerParameters({ needsVersion, takesKey }: Operation): object[] {
  return [
    ...(needsVersion === true ? [{ name: "If-Match", in: "header", required: true, schema: { type: "string" }, description: 'ETag のまま、例 "3"' }] : []),
    ...(takesKey === true ? [{ name: "Idempotency-Key", in: "header", required: false, schema: { type: "string", minLength: 8, maxLength: 100 } }] : []),
  ];
}

function requestBody({ body, rawBody }: Operation): object {
  if (rawBody !== undefined) return { requestBody: { required: true, content: { [rawBody]: { schema: { type: "string", format: "binary" } } } } };
  return body === undefined ? {} : { requestBody: { required: true, content: { "application/json": { schema: schemaOf(body, "input") } } } };
}

function success({ answer, answerMedia, status = 200 }: Operation): object {
  if (status === 204) return { description: "済み / done" };
  const media = answerMedia ?? "application/json";
  return { description: "成功 / success", content: { [media]: answer === undefined ? {} : { schema: schemaOf(answer, "output") } } };
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any", target: "draft-2020-12" });
  return rest;
}
