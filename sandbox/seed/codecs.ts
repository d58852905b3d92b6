import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { compressionsAlgorithms } from '@platformatic/kafka';
import kafkajs from 'kafkajs';
import type { Compression } from './topics.js';

const { CompressionCodecs, CompressionTypes } = kafkajs;

/** kafkajs brings gzip alone; the others are lent to it, so that the topics hold what real producers write. */
export function addCodecs(): void {
  const { lz4, snappy } = compressionsAlgorithms;
  CompressionCodecs[CompressionTypes.LZ4] = () => codec(lz4.compressSync, lz4.decompressSync);
  CompressionCodecs[CompressionTypes.Snappy] = () => codec(snappy.compressSync, snappy.decompressSync);
  CompressionCodecs[CompressionTypes.ZSTD] = () => codec(zstdCompressSync, zstdDecompressSync);
}

export function compressionType(compression: Compression): kafkajs.CompressionTypes {
  switch (compression) {
    case 'none':
      return CompressionTypes.None;
    case 'gzip':
      return CompressionTypes.GZIP;
    case 'snappy':
      return CompressionTypes.Snappy;
    case 'lz4':
      return CompressionTypes.LZ4;
    case 'zstd':
      return CompressionTypes.ZSTD;
  }
}

interface Codec {
  compress(encoder: { readonly buffer: Buffer }): Promise<Buffer>;
  decompress(buffer: Buffer): Promise<Buffer>;
}

function codec(compress: (data: Buffer) => Buffer, decompress: (data: Buffer) => Buffer): Codec {
  return {
    compress: ({ buffer }) => Promise.resolve(compress(buffer)),
    decompress: (buffer) => Promise.resolve(decompress(buffer)),
  };
}
