// Writes file.br and file.gz beside every built file, as small as they get: the server only hands them out.

import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const folder = process.env.FENGYE_ASSETS_OUT || 'build/assets';

for (const name of readdirSync(folder).sort()) {
  if (/\.(br|gz)$/.test(name)) rmSync(join(folder, name));
}
for (const name of readdirSync(folder).sort()) {
  if (!/\.(css|js|svg)$/.test(name)) continue;
  const bytes = readFileSync(join(folder, name));
  const parameters = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const br = brotliCompressSync(bytes, { params: parameters });
  const gz = gzipSync(bytes, { level: 9 });
  writeFileSync(join(folder, `${name}.br`), br);
  writeFileSync(join(folder, `${name}.gz`), gz);
  console.log(`${name}  ${bytes.length} bytes, gzip ${gz.length}, brotli ${br.length}`);
}
