package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"github.com/adrg/xdg"

	"emprise/assets/locale"
	"emprise/data/folder"
	"emprise/geo/basemap"
	"emprise/ui"
	"emprise/ui/drive"
	"emprise/ui/task"
	"emprise/ui/theme"
)

// appID is the identity of the program on the desktop; FyneApp.toml has the same.
const appID = "fr.emprise.desktop"

// started is as near to the start of the process as Go lets us be.
var started = time.Now()

type options struct {
	demo, printTiming   bool
	project, lang, play string
	file, out, theme    string
	data                string
	watchdog            time.Duration
	size                fyne.Size
}

// garbage is how much the heap may grow, in per cent, before it is collected. Most of what is kept are columns without pointers,
// which cost nothing to look through: room is dearer.
const garbage = 50

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbage)
	}
	o, err := parse(os.Args[1:])
	if err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, err)
		}
		os.Exit(2)
	}
	os.Exit(run(o))
}

func parse(args []string) (options, error) {
	var o options
	var size string
	f := flag.NewFlagSet("emprise", flag.ContinueOnError)
	f.BoolVar(&o.demo, "demo", false, "open the demonstration territory")
	f.StringVar(&o.project, "project", "", "open this project file")
	f.StringVar(&o.lang, "lang", "", "language, fr or en; the one chosen last, else the system's")
	f.StringVar(&o.theme, "theme", "", "light or dark; the one chosen last, else the system's")
	f.StringVar(&size, "size", "", "size of the window, such as 1280x800")
	f.StringVar(&o.play, "play", "", "play a part and quit: main-job, story- and the name of one, or import with --file")
	f.StringVar(&o.file, "file", "", "what the part import brings in")
	f.StringVar(&o.data, "data", "", "folder of reference data for a story that reads some")
	f.DurationVar(&o.watchdog, "watchdog", 0, "say on the error stream what keeps the interface thread for longer, such as 16ms")
	f.StringVar(&o.out, "out", "out", "folder for what is played")
	f.BoolVar(&o.printTiming, "print-timing", false, "say on the error stream how long the start took")
	if err := f.Parse(args); err != nil {
		return o, err
	}
	if f.NArg() == 1 && o.project == "" {
		o.project = f.Arg(0)
	} else if f.NArg() > 0 {
		return o, fmt.Errorf("emprise: too many files: %s", strings.Join(f.Args(), " "))
	}
	if o.theme != "" && o.theme != string(theme.Light) && o.theme != string(theme.Dark) {
		return o, fmt.Errorf("emprise: --theme: light or dark, not %q", o.theme)
	}
	if name, ok := strings.CutPrefix(o.play, storyPrefix); ok {
		if _, err := drive.StoryNamed(name); err != nil {
			return o, fmt.Errorf("emprise: --play: %w", err)
		}
	} else if o.play != "" && o.play != "main-job" && o.play != "import" {
		return o, fmt.Errorf("emprise: --play: main-job, story-NAME or import, not %q", o.play)
	}
	if (o.play == "import") != (o.file != "") {
		return o, errors.New("emprise: --play import and --file go together")
	}
	if size != "" {
		w, h, _ := strings.Cut(size, "x")
		width, err1 := strconv.Atoi(w)
		height, err2 := strconv.Atoi(h)
		if err1 != nil || err2 != nil || width < 640 || height < 400 {
			return o, fmt.Errorf("emprise: --size: such as 1280x800, not %q", size)
		}
		o.size = fyne.NewSize(float32(width), float32(height))
	}
	return o, nil
}

func run(o options) int {
	var last []func() // what is done before the program ends, the last first
	leave := sync.OnceFunc(func() {
		for _, f := range slices.Backward(last) {
			f()
		}
	})
	defer leave()
	configDir, cacheDir := filepath.Join(xdg.ConfigHome, "emprise"), filepath.Join(xdg.CacheHome, "emprise")
	if o.play != "" {
		// What is played must not depend on what was done before, nor disturb it.
		dir, err := os.MkdirTemp("", "emprise-")
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		last = append(last, func() { _ = os.RemoveAll(dir) })
		configDir, cacheDir = "", dir
	}
	if o.lang == "" {
		o.lang = ui.LastLanguage(configDir)
	}
	if o.lang == "" {
		o.lang = systemLanguage()
	}
	// Fyne makes its own folders there, but not this one; without it, it only keeps nothing.
	_ = os.MkdirAll(xdg.CacheHome, 0o755)
	a := app.NewWithID(appID)
	runner := task.OnFyne()
	if o.watchdog > 0 {
		last = append(last, watch(runner, o.watchdog))
	}
	cfg := ui.Config{
		App: a, Runner: runner, Locale: locale.New(o.lang), CacheDir: cacheDir, ConfigDir: configDir,
		Theme: theme.Mode(o.theme), Size: o.size, StartDemo: o.demo, StartProject: o.project,
	}
	if o.play == "" { // what is played depends on nothing outside
		cfg.Network = basemap.Transport()
		cfg.Places = folder.Usual
	}
	cfg.OnFirstPaint = func() {
		if o.printTiming {
			fmt.Fprintf(os.Stderr, "start to first painted map: %d ms\n", time.Since(started).Milliseconds())
		}
	}
	code := 0
	// All that there was to keep is kept then, and Fyne does not come out of its own end every time: what its windows still tell is sent to a thread
	// that has ended already, where it waits for ever or finds the way closed.
	cfg.OnClosed = func() {
		leave()
		os.Exit(code)
	}
	w := ui.NewWindow(cfg)
	defer func() {
		if why := recover(); why != nil {
			w.Crashed(why, debug.Stack())
			panic(why)
		}
	}()
	switch o.play {
	case "main-job":
		a.Lifecycle().SetOnStarted(func() { play(w, runner, o.out, &code) })
	case "import":
		a.Lifecycle().SetOnStarted(func() { playImport(w, runner, o.file, o.out, &code) })
	default:
		if name, ok := strings.CutPrefix(o.play, storyPrefix); ok {
			a.Lifecycle().SetOnStarted(func() { playStory(w, runner, name, o, &code) })
		}
	}
	w.Show()
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-asked
		runner.Post(w.Close)
		time.AfterFunc(lastWait, func() { os.Exit(code) })
	}()
	a.Run()
	return code
}

// lastWait is how long the interface thread may take to close the window when the program is asked to end.
const lastWait = 2 * time.Second

// watch says what keeps the interface thread for longer than the limit and, when the function it gives is called, how long it
// was kept in all.
func watch(r *task.Runner, limit time.Duration) func() {
	dog := r.Watch(limit, func(s task.Slow) {
		fmt.Fprintf(os.Stderr, "interface thread kept for %v, %v of them at work, by %s\n%s\n\n", s.Took, s.Busy, s.Label, s.Stack)
	})
	return func() {
		s := dog.Summary()
		fmt.Fprintf(os.Stderr, "interface thread: %d functions, 99 of 100 within %v, the longest %v; at work for %v at most, by %s\n", s.Functions, s.P99, s.Most, s.Busiest.Busy, s.Busiest.Label)
	}
}

// systemLanguage reads the language of the messages as POSIX orders its variables.
func systemLanguage() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			if v == "C" || strings.HasPrefix(v, "C.") || v == "POSIX" {
				return "fr"
			}
			return v
		}
	}
	return "fr"
}
