import { writeWholeFile } from '../write-whole-file';
import { environmentFile, environmentText } from './environment-file';
import { assertUnclaimed } from './file-claims';
import type { Instance } from './instances';
import { keptInstance, type Wanted } from './kept-instance';
import type { LocalTarget } from './local-environment';
import { LOCAL, RUNS } from './local-folder';
import { removeEndedRuns, RunDirectory } from './run-directory';
import { OWNER_ONLY, recordedRuns, writeRun } from './run-record';
import { startInstance } from './start-instance';
import { runTask } from './task-list';

export interface LocalRunOptions extends Wanted {
  /** The files that the run writes for others. */
  readonly files: readonly string[];
  /** Whether the local AWS is to be kept: one that was kept for the stage file is used. */
  readonly keep: boolean;
}

/** One `npm start` and its local AWS: the one that an earlier run kept for the stage file, or a new one. */
export class LocalRun {
  private constructor(
    private readonly options: LocalRunOptions,
    private readonly run: RunDirectory,
    private readonly kept: Instance | undefined,
  ) {
    this.assertFilesUnclaimed();
  }

  /** @throws {CommandError} if another run writes the same files, or the kept local AWS cannot be used */
  static async begin(options: LocalRunOptions): Promise<LocalRun> {
    await removeEndedRuns(LOCAL, RUNS);
    const { stageFile, keep } = options;
    const kept = keep ? await keptInstance(RUNS, options) : undefined;
    const files = [...options.files, ...(keep ? [environmentFile(stageFile)] : [])];
    return new LocalRun(options, new RunDirectory(RUNS, { stageFile, files }), kept);
  }

  /** Whether the local AWS is that of an earlier run, and stays whatever happens. */
  get isKept(): boolean {
    return this.kept !== undefined;
  }

  /** For the files of the deployment. */
  get directory(): string {
    return this.run.directory;
  }

  /** The local AWS, which is started unless it is running. */
  async open(): Promise<LocalTarget> {
    if (this.kept) {
      const { target } = this.kept.record;
      const title = `Local AWS: already running → ${target.endpoint}`;
      return runTask(title, () => Promise.resolve(target));
    }
    const { account, region, port } = this.options;
    const { directory, stopAtExit: started } = this.run;
    const target = await startInstance({ directory, account, region, port, started });
    this.run.respondsAt(target);
    return target;
  }

  /**
   * Asserts that no other run writes the same files. Of two that begin at once, neither may find the other at first.
   *
   * @throws {CommandError} see `assertUnclaimed`
   */
  assertFilesUnclaimed(): void {
    const own = [this.run.directory, this.kept?.folder];
    const others = recordedRuns(RUNS).filter(({ folder }) => !own.includes(folder));
    assertUnclaimed(
      this.run.record,
      others.map(({ record }) => record),
    );
  }

  /**
   * Keeps the local AWS running after this process.
   *
   * @returns the file with its environment
   */
  keep(target: LocalTarget): string {
    const file = environmentFile(this.options.stageFile);
    writeWholeFile(file, environmentText(target), OWNER_ONLY);
    const { files } = this.run.record;
    if (this.kept) writeRun({ ...this.kept, record: { ...this.kept.record, files } });
    else this.run.keep(file);
    return file;
  }
}
