// Builds what the pages load: three scripts of the desk, one of the form of letters, and one style sheet for each audience.
// manifest.json says which hashed file stands for which name: {"desk.js": "desk-3f9a1c2b.js", …}.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build as bundle } from 'esbuild';
import { defineConfig, type Plugin } from 'vite';

const target = 'chrome90';
const browser = resolve(__dirname, 'platform/browser');
const sheets = ['public', 'desk'];

export default defineConfig({
  publicDir: false,
  plugins: [styleSheets(), manifest()],
  build: {
    target,
    outDir: resolve(process.env.FENGYE_ASSETS_OUT || 'build/assets'),
    emptyOutDir: true,
    modulePreload: false,
    reportCompressedSize: false,
    rollupOptions: {
      // htmx can evaluate attributes; the desk has that switched off (allowEval) and its policy forbids it.
      onwarn: (warning, warn) => { if (warning.code !== 'EVAL') warn(warning); },
      input: {
        desk: resolve(browser, 'desk.ts'),
        editor: resolve(__dirname, 'modules/editorial/browser/editor.ts'),
        media: resolve(__dirname, 'modules/media/browser/media.ts'),
        letters: resolve(__dirname, 'modules/letters/browser/letters.ts'),
      },
      output: {
        entryFileNames: '[name]-[hash].js',
        chunkFileNames: '[name]-[hash].js',
      },
    },
  },
});

// tokens.css and the audience's own sheet, as one file.
function styleSheets(): Plugin {
  return {
    name: 'style-sheets',
    apply: 'build',
    async generateBundle() {
      for (const name of sheets) {
        const own = readFileSync(resolve(browser, `${name}.css`), 'utf8');
        const tokens = /@import[^;]*tokens\.css/.test(own) ? '' : '@import "./tokens.css";';
        const result = await bundle({
          stdin: { contents: `${tokens}@import "./${name}.css";`, resolveDir: browser, loader: 'css' },
          bundle: true, minify: true, write: false, target, logLevel: 'warning',
        });
        const source = result.outputFiles[0]!.text;
        const hash = createHash('sha256').update(source).digest('hex').slice(0, 8);
        this.emitFile({ type: 'asset', fileName: `${name}-${hash}.css`, originalFileName: `${name}.css`, source });
      }
    },
  };
}

function manifest(): Plugin {
  return {
    name: 'manifest',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, files) {
        const names: Record<string, string> = {};
        for (const file of Object.values(files)) {
          if (file.type === 'chunk' && file.isEntry) names[`${file.name}.js`] = file.fileName;
          if (file.type === 'asset' && file.originalFileNames[0]) names[file.originalFileNames[0]] = file.fileName;
        }
        const sorted = Object.fromEntries(Object.entries(names).sort());
        this.emitFile({ type: 'asset', fileName: 'manifest.json', source: `${JSON.stringify(sorted, null, 2)}\n` });
      },
    },
  };
}
