import { createCipheriv, createDecipheriv, randomBytes, scrypt } from "node:crypto";
import { promisify } from "node:util";
import { StorageError } from "../engine/storage-error.ts";

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);

/** 128 MiB and about half a second for each guess at a passphrase. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
const SALT = 16;
const PIECE = 64 * 1024;
const TAG = 16;

/**
 * Encrypts a stream with a passphrase: AES-256-GCM in pieces. Each piece's nonce holds its place and whether it
 * is the last, so that none can be left out, exchanged or cut off.
 */
export async function* sealStream(chunks: AsyncIterable<Uint8Array>, passphrase: string): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT);
  yield salt;
  const key = await derive(passphrase.normalize("NFC"), salt, 32, COST);
  let held = Buffer.alloc(0);
  let place = 0;
  for await (const chunk of chunks) {
    held = Buffer.concat([held, chunk]);
    while (held.length > PIECE) {
      yield sealPiece(key, held.subarray(0, PIECE), place++, false);
      held = held.subarray(PIECE);
    }
  }
  yield sealPiece(key, held, place, true);
}

/**
 * Decrypts a stream.
 * @throws StorageError `backup-passphrase` when the first piece does not open, `backup-damaged` for a later one
 */
export async function* openStream(chunks: AsyncIterable<Uint8Array>, passphrase: string): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0);
  let key: Buffer | null = null;
  let place = 0;
  for await (const chunk of chunks) {
    held = Buffer.concat([held, chunk]);
    if (key === null && held.length >= SALT) {
      key = await derive(passphrase.normalize("NFC"), held.subarray(0, SALT), 32, COST);
      held = held.subarray(SALT);
    }
    while (key !== null && held.length > PIECE + TAG) {
      yield openPiece(key, held.subarray(0, PIECE + TAG), place++, false);
      held = held.subarray(PIECE + TAG);
    }
  }
  if (key === null) throw new StorageError("backup-damaged");
  yield openPiece(key, held, place, true);
}

function nonceOf(place: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt8(isLast ? 1 : 0, 0);
  nonce.writeUIntBE(place, 6, 6);
  return nonce;
}

function sealPiece(key: Buffer, piece: Buffer, place: number, isLast: boolean): Buffer {
  const cipher = createCipheriv("aes-256-gcm", key, nonceOf(place, isLast));
  return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
}

function openPiece(key: Buffer, sealed: Buffer, place: number, isLast: boolean): Buffer {
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, nonceOf(place, isLast)).setAuthTag(sealed.subarray(-TAG));
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()]);
  } catch (error) {
    throw new StorageError(place === 0 ? "backup-passphrase" : "backup-damaged", {}, { cause: error });
  }
}
