package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/explain"
)

// The exit codes.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

// Streams are where the command reads and writes.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
}

// verbs is the command line: flags for every verb, then one field a verb.
type verbs struct {
	Lang   string `help:"lang" enum:"fr,en,"  default:"" placeholder:"fr|en"`
	JSON   bool   `help:"json" name:"json"`
	Author string `help:"author" env:"USER,USERNAME" placeholder:"NAME"`
	Force  bool   `help:"force"`

	Demo      demoVerb      `cmd:"" help:"demo"`
	New       newVerb       `cmd:"" help:"new"`
	Info      infoVerb      `cmd:"" help:"info"`
	Check     checkVerb     `cmd:"" help:"check"`
	Compact   compactVerb   `cmd:"" help:"compact"`
	Copy      copyVerb      `cmd:"" help:"copy"`
	Import    importVerb    `cmd:"" help:"import"`
	Reconcile reconcileVerb `cmd:"" help:"reconcile"`
	Layers    layersVerb    `cmd:"" help:"layers"`
	Style     styleVerb     `cmd:"" help:"style"`
	Parcels   parcelsVerb   `cmd:"" help:"parcels"`
	Zones     zonesVerb     `cmd:"" help:"zones"`
	Plots     plotsVerb     `cmd:"" help:"plots"`
	Companies companiesVerb `cmd:"" help:"companies"`
	Needs     needsVerb     `cmd:"" help:"needs"`
	Need      needVerb      `cmd:"" help:"need"`
	Projects  projectsVerb  `cmd:"" help:"projects"`

	Contacts       rowsVerb[data.Contact]         `cmd:"" help:"contacts"`
	Proposals      rowsVerb[data.Proposal]        `cmd:"" help:"proposals"`
	Contracts      rowsVerb[data.Contract]        `cmd:"" help:"contracts"`
	Schemes        rowsVerb[data.Scheme]          `cmd:"" help:"schemes"`
	Units          rowsVerb[data.LandUnit]        `cmd:"" help:"units"`
	Establishments rowsVerb[data.Establishment]   `cmd:"" help:"establishments"`
	Landowners     rowsVerb[data.Landowner]       `cmd:"" help:"landowners"`
	Remarks        rowsVerb[data.Remark]          `cmd:"" help:"remarks"`
	Ties           rowsVerb[data.Tie]             `cmd:"" help:"ties"`
	Sittings       sittingsVerb                   `cmd:"" help:"sittings"`
	Views          rowsVerb[data.KeptView]        `cmd:"" help:"views"`
	Compositions   rowsVerb[data.KeptComposition] `cmd:"" help:"compositions"`
	Attachments    rowsVerb[data.Attachment]      `cmd:"" help:"attachments"`
	Attach         attachVerb                     `cmd:"" help:"attach"`
	Detach         detachVerb                     `cmd:"" help:"detach"`
	Extract        extractVerb                    `cmd:"" help:"extract"`

	Match    matchVerb    `cmd:"" help:"match"`
	Allocate allocateVerb `cmd:"" help:"allocate"`
	Export   exportVerb   `cmd:"" help:"export"`
	Render   renderVerb   `cmd:"" help:"render"`
	Journal  journalVerb  `cmd:"" help:"journal"`
	History  historyVerb  `cmd:"" help:"history"`
	Diff     diffVerb     `cmd:"" help:"diff"`
	Undo     undoVerb     `cmd:"" help:"undo"`
	Bench    benchVerb    `cmd:"" help:"bench"`

	Inventory inventoryVerb `cmd:"" help:"inventory"`
	Stock     stockVerb     `cmd:"" help:"stock"`
	Dashboard dashboardVerb `cmd:"" help:"dashboard"`
	Rollup    rollupVerb    `cmd:"" help:"rollup"`
	Territory territoryVerb `cmd:"" help:"territory"`
}

// leave is the exit that kong asks for after --help.
type leave int

// Run plays one command line and gives its exit code.
func Run(ctx context.Context, args []string, s Streams) (code int) {
	loc := locale.New(language(args))
	out := bufio.NewWriter(s.Out)
	defer func() {
		if asked := recover(); asked != nil {
			exit, ok := asked.(leave)
			if !ok {
				panic(asked)
			}
			code = int(exit)
		}
		if err := out.Flush(); err != nil && code == exitDone {
			code = exitFailed
		}
	}()
	var v verbs
	parser := kong.Must(&v, kong.Name("emprise-cli"), kong.Description("about"), exportChoices(),
		kong.Writers(out, s.Err), kong.Exit(func(code int) { panic(leave(code)) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}))
	translate(parser.Model, func(name string) string { return loc.T("cli.help." + name) })
	line, err := parser.Parse(args)
	if err != nil {
		tell(s.Err, loc.T("cli.usage", "problem", err.Error())+"\n")
		return exitUsage
	}
	e := &env{
		ctx: ctx, in: s.In, out: out, err: s.Err, loc: loc, json: v.JSON, author: v.Author, force: v.Force, clock: time.Now,
		live: interactive(s.Err),
	}
	if err := line.Run(e); err != nil {
		e.endProgress()
		var quiet *reported
		if !errors.As(err, &quiet) {
			tell(s.Err, explain.Sentence(loc, err)+"\n")
		}
		return exitFailed
	}
	return exitDone
}

// translate puts a text in the place of every help, which the tags name. Variables of the tags would do the same, but each is looked at once for
// every flag: the program would take a tenth of a second to begin.
func translate(app *kong.Application, text func(name string) string) {
	app.HelpFlag.Help = text("help")
	seen := map[*kong.Value]bool{app.HelpFlag.Value: true}
	value := func(v *kong.Value) {
		if !seen[v] && v.Help != "" {
			seen[v] = true
			v.Help = text(v.Help)
		}
	}
	_ = kong.Visit(app, func(node kong.Visitable, next kong.Next) error { // no visitor fails
		switch node := node.(type) {
		case *kong.Application:
			node.Help = text(node.Help)
		case *kong.Node:
			if node.Help != "" {
				node.Help = text(node.Help)
			}
		case *kong.Flag:
			value(node.Value)
		case *kong.Value:
			value(node)
		}
		return next(nil)
	})
}

// language finds the language before the rest is read, because help needs it: the last --lang, else the environment.
func language(args []string) string {
	given := ""
	for i, a := range args {
		if value, ok := strings.CutPrefix(a, "--lang="); ok {
			given = value
		}
		if a == "--lang" && i+1 < len(args) {
			given = args[i+1]
		}
	}
	if given != "" {
		return given
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := os.Getenv(name); value != "" {
			return value
		}
	}
	return ""
}

// interactive says whether a person watches, who wants progress.
func interactive(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// reported is a failure that the verb has already told on its own, as data.
type reported struct{ what string }

func (r *reported) Error() string { return r.what }
