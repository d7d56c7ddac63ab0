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
	Lang   string `help:"${h_lang}" enum:"fr,en,"  default:"" placeholder:"fr|en"`
	JSON   bool   `help:"${h_json}" name:"json"`
	Author string `help:"${h_author}" env:"USER,USERNAME" placeholder:"NAME"`
	Force  bool   `help:"${h_force}"`

	Demo      demoVerb      `cmd:"" help:"${h_demo}"`
	New       newVerb       `cmd:"" help:"${h_new}"`
	Info      infoVerb      `cmd:"" help:"${h_info}"`
	Check     checkVerb     `cmd:"" help:"${h_check}"`
	Compact   compactVerb   `cmd:"" help:"${h_compact}"`
	Copy      copyVerb      `cmd:"" help:"${h_copy}"`
	Import    importVerb    `cmd:"" help:"${h_import}"`
	Reconcile reconcileVerb `cmd:"" help:"${h_reconcile}"`
	Layers    layersVerb    `cmd:"" help:"${h_layers}"`
	Style     styleVerb     `cmd:"" help:"${h_style}"`
	Parcels   parcelsVerb   `cmd:"" help:"${h_parcels}"`
	Zones     zonesVerb     `cmd:"" help:"${h_zones}"`
	Plots     plotsVerb     `cmd:"" help:"${h_plots}"`
	Companies companiesVerb `cmd:"" help:"${h_companies}"`
	Needs     needsVerb     `cmd:"" help:"${h_needs}"`
	Need      needVerb      `cmd:"" help:"${h_need}"`
	Projects  projectsVerb  `cmd:"" help:"${h_projects}"`

	Contacts       rowsVerb[data.Contact]         `cmd:"" help:"${h_contacts}"`
	Proposals      rowsVerb[data.Proposal]        `cmd:"" help:"${h_proposals}"`
	Contracts      rowsVerb[data.Contract]        `cmd:"" help:"${h_contracts}"`
	Schemes        rowsVerb[data.Scheme]          `cmd:"" help:"${h_schemes}"`
	Units          rowsVerb[data.LandUnit]        `cmd:"" help:"${h_units}"`
	Establishments rowsVerb[data.Establishment]   `cmd:"" help:"${h_establishments}"`
	Landowners     rowsVerb[data.Landowner]       `cmd:"" help:"${h_landowners}"`
	Remarks        rowsVerb[data.Remark]          `cmd:"" help:"${h_remarks}"`
	Ties           rowsVerb[data.Tie]             `cmd:"" help:"${h_ties}"`
	Sittings       sittingsVerb                   `cmd:"" help:"${h_sittings}"`
	Views          rowsVerb[data.KeptView]        `cmd:"" help:"${h_views}"`
	Compositions   rowsVerb[data.KeptComposition] `cmd:"" help:"${h_compositions}"`
	Attachments    rowsVerb[data.Attachment]      `cmd:"" help:"${h_attachments}"`
	Attach         attachVerb                     `cmd:"" help:"${h_attach}"`
	Detach         detachVerb                     `cmd:"" help:"${h_detach}"`
	Extract        extractVerb                    `cmd:"" help:"${h_extract}"`

	Match    matchVerb    `cmd:"" help:"${h_match}"`
	Allocate allocateVerb `cmd:"" help:"${h_allocate}"`
	Export   exportVerb   `cmd:"" help:"${h_export}"`
	Render   renderVerb   `cmd:"" help:"${h_render}"`
	Journal  journalVerb  `cmd:"" help:"${h_journal}"`
	History  historyVerb  `cmd:"" help:"${h_history}"`
	Diff     diffVerb     `cmd:"" help:"${h_diff}"`
	Undo     undoVerb     `cmd:"" help:"${h_undo}"`
	Bench    benchVerb    `cmd:"" help:"${h_bench}"`

	Inventory inventoryVerb `cmd:"" help:"${h_inventory}"`
	Stock     stockVerb     `cmd:"" help:"${h_stock}"`
	Dashboard dashboardVerb `cmd:"" help:"${h_dashboard}"`
	Rollup    rollupVerb    `cmd:"" help:"${h_rollup}"`
	Territory territoryVerb `cmd:"" help:"${h_territory}"`
}

// helps names the texts of --help: translation keys below "cli.help.".
var helps = []string{
	"lang", "json", "author", "force", "about",
	"demo", "demo_dir", "demo_seed", "new", "new_name", "new_epsg", "new_authority", "info", "check", "check_repair", "check_out", "compact", "compact_yes", "copy", "copy_file", "copy_public",
	"import", "import_files", "import_role", "import_layer", "import_crs", "import_producer", "import_licence", "import_date",
	"import_covers", "import_report", "import_mapping", "import_no_rows", "info_mapping", "info_role", "part", "lat_first",
	"reconcile", "reconcile_layer", "reconcile_accept", "reconcile_dry_run", "reconcile_key", "reconcile_tolerance",
	"layers", "style", "style_layer", "style_from", "style_like", "style_default", "style_out",
	"parcels", "parcels_where", "parcels_layer", "parcels_limit", "zones", "plots", "plots_status",
	"plots_do", "plots_line", "plots_add", "plots_parcels", "plots_merge", "plots_name", "plots_close", "companies", "needs",
	"projects", "add", "match", "match_need", "match_explain", "match_offered", "match_assemble", "match_max_parcels",
	"match_across_street", "match_seed", "match_zone", "match_plot", "match_free", "match_not_owner", "match_strips", "match_budget",
	"match_show", "match_within", "match_csv", "match_all", "match_remedies", "match_since", "match_text", "match_parcels", "match_layer",
	"allocate", "allocate_need", "allocate_lock", "allocate_forbid", "allocate_priority", "allocate_objective", "allocate_sure", "allocate_fresh",
	"allocate_csv", "allocate_text",
	"rows_show", "rows_set", "rows_delete", "rows_public", "contacts", "proposals", "contracts", "schemes", "units", "establishments",
	"landowners", "remarks", "ties", "sittings", "views", "attachments", "attach", "attach_on", "attach_name", "attach_id", "detach",
	"extract", "extract_dir",
	"allocate_zones", "allocate_assemble", "match_png", "match_robust", "match_samples", "match_sampling_seed",
	"need_weigh", "weigh_swing", "weigh_rank", "weigh_ahp", "weigh_dry_run",
	"export", "export_sheet", "export_out", "export_paper", "export_public", "export_need", "export_date", "export_dpi",
	"export_basemap", "export_attribution", "export_standard", "export_template", "export_internal",
	"export_rows", "export_where", "export_each", "export_pages", "export_composition", "export_keep", "export_title", "export_subtitle",
	"export_authority", "export_meeting", "export_draft", "export_notes", "export_orientation", "export_scale", "export_logo",
	"export_no_grid", "export_hide", "export_hide_layers", "export_show_layers", "export_legend", "compositions", "export_data", "export_bom", "render", "render_size",
	"render_bbox", "render_out", "journal", "journal_limit", "undo", "journal_by", "journal_kind", "journal_id", "journal_search",
	"journal_changes", "journal_csv", "since", "until", "history", "history_kind", "history_id", "history_field", "diff", "diff_a",
	"diff_b", "diff_since", "diff_until",
	"bench", "bench_paint", "bench_import", "bench_adjacency", "bench_match", "bench_cover", "bench_nearest", "bench_runs", "bench_out",
	"sittings_do", "sittings_title", "sittings_place", "sittings_participants", "text_out", "text_language",
	"need", "need_add", "need_new", "need_templates", "need_check", "need_file", "need_template", "need_title", "need_company",
	"need_name", "need_project",
	"inventory", "inventory_zone", "inventory_build", "inventory_year", "csv",
	"stock", "stock_contract", "stock_since", "stock_until", "dashboard", "dashboard_out", "rollup", "territory",
	"project", "file",
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
	texts := kong.Vars{"export_sheets": exportSheets()}
	for _, h := range helps {
		texts["h_"+h] = loc.T("cli.help." + h)
	}
	var v verbs
	parser := kong.Must(&v, kong.Name("emprise-cli"), kong.Description(loc.T("cli.help.about")), texts,
		kong.Writers(out, s.Err), kong.Exit(func(code int) { panic(leave(code)) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}))
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
