/** Refuses two exports of one name: a name means one thing in the whole project (see names.ts). */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { TOP_FOLDERS } from './boundaries/table.ts';
import { nameFaults } from './names.ts';
import { projectFolder } from './project.ts';

/** Kernels are named by what the core's module exports; its binding repeats some of their constants. */
const FOLDERS = [...TOP_FOLDERS.filter((folder) => folder !== 'assembly'), 'tools'];

/** A part of the texts has one name in every language: those of the first stand for all. */
const TRANSLATIONS = /^texts\/(?!en\/)[a-z]+\//;

/** Names that two files declare, and why. */
const TWICE: Readonly<Record<string, string>> = {
  mnist64: 'the extractor, its stand-in in the page, and the line in the tool that writes its file',
};

const project = projectFolder();
const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(project, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => !TRANSLATIONS.test(`${relative(project, entry.parentPath).split(sep).join('/')}/`))
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name)),
).map((file) => ({ path: relative(project, file).split(sep).join('/'), text: readFileSync(file, 'utf8') }));

const faults = nameFaults(files, TWICE);
for (const fault of faults) console.error(`names: ${fault}`);
if (faults.length > 0) process.exitCode = 1;
else console.log(`names: the exports of ${files.length} files have names of their own`);
