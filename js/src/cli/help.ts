// What `--help` says. docs/cli.md holds the same text, and a test that it does.

export const HELP = `用法 Usage: beian-check [选项 options] 文件 FILE…

检查 ICP 备案资料：哪里会被退回、为什么、该怎么写。不联网。
Checks ICP filings: what will be sent back, why, what to write instead. Sends nothing anywhere.

文件 FILE
  JSON（一份备案，或一个数组）、NDJSON（一行一份）、CSV、XLSX；“-” 是标准输入。
  JSON (a filing, or an array of them), NDJSON (one a line), CSV, XLSX; "-" is standard input.

选项 Options
  --format FORMAT    table（默认 default）、json、ndjson、csv、sarif
  --fail-on VERDICT  从哪一级起退出状态为 1：reject、incomplete（默认）、risk、never
                     the mildest verdict that gives exit status 1; incomplete is the default
  --fields LIST      只看这些字段 only these fields: site.name,person.mobile
  --input KIND       不按内容判断，直接指定 read as: json、ndjson、csv、xlsx
  --today DAY        按哪一天的规则判断 the day to judge for: 2026-11-22（默认今天 default: today in China）
  --locale LOCALE    zh-CN（默认 default）或 or en
  --overlay FILE     服务商自己的规则，可以多次 a provider's own rules; may be repeated
  --template FILE    写出空白表格并结束 write a table to fill in, and stop: .xlsx 或 or .csv
  -q, --quiet        不输出结果，只有退出状态 print no results, only the exit status
  -h, --help         显示这些 show this
  -v, --version      显示版本 show the version

退出状态 Exit status
  0  没有要改的：全部通过，或只是可能退回 nothing to change: all pass, or may be sent back at most
  1  有必改的或没有填完的 something must be changed, or is not filled in
  2  有读不出的内容，或选项不对 something cannot be read, or an option is wrong
`;
