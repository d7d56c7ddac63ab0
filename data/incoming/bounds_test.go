package incoming_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"emprise/data/incoming"
	"emprise/geo/ingest"
	"emprise/geo/reference"
)

// What one file may take, however hostile it is.
const (
	mostMemory = 512 << 20 // bytes that the process has asked of the system
	mostTime   = 10 * time.Second
)

// readerTask names the variable that makes TestReadGiven a process of its own, which reads the files named on its input.
const readerTask = "EMPRISE_TEST_READ"

// TestBoundsOfOneFile reads each hostile file in a process of its own, and the others in one a family: memory and time stay
// within bounds. The time is a watchdog, no measure: files take some milliseconds.
func TestBoundsOfOneFile(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("starts a process for each hostile file")
	}
	families := map[string][]string{}
	for _, name := range choices(t) {
		family := path.Dir(name)
		if family == "nasty" {
			family = name
		}
		families[family] = append(families[family], name)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	most := make(chan int64, len(families))
	t.Run("files", func(t *testing.T) {
		for family, names := range families {
			t.Run(family, func(t *testing.T) {
				t.Parallel()
				cmd := exec.CommandContext(t.Context(), self, "-test.run=^TestReadGiven$", "-test.v")
				cmd.Env = append(os.Environ(), readerTask+"=1")
				cmd.Stdin = strings.NewReader(strings.Join(names, "\n"))
				said, err := cmd.CombinedOutput()
				if err != nil {
					t.Fatalf("%v\n%s", err, said)
				}
				_, rest, _ := strings.Cut(string(said), "memory ")
				var memory int64
				if _, err := fmt.Sscan(rest, &memory); err != nil || memory > mostMemory {
					t.Errorf("%s takes %d bytes (%v)", family, memory, err)
				}
				most <- memory
			})
		}
	})
	close(most)
	worst := int64(0)
	for m := range most {
		worst = max(worst, m)
	}
	t.Logf("the worst of %d processes takes %d MiB", len(families), worst>>20)
}

// TestReadGiven is the process that TestBoundsOfOneFile watches.
func TestReadGiven(t *testing.T) {
	if os.Getenv(readerTask) == "" {
		t.Skip("a part of another test")
	}
	for in := bufio.NewScanner(os.Stdin); in.Scan(); {
		file := reference.Path(t, in.Text())
		ctx, cancel := context.WithTimeout(t.Context(), mostTime)
		dog := time.AfterFunc(2*mostTime, func() { panic(file + " takes for ever") })
		parts, err := incoming.Contents(ctx, file)
		for _, p := range parts {
			_, atErr := incoming.At(ctx, file, p, ingest.Options{}, orb.Bound{})
			_, readErr := incoming.File(ctx, file, ingest.Options{Part: p.Name}, nothing, nil)
			err = errors.Join(err, atErr, readErr)
		}
		if errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s takes more than %v", file, mostTime)
		}
		dog.Stop()
		cancel()
	}
	// What was asked of the system never shrinks: it is the peak.
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Fprintln(os.Stdout, "memory", m.Sys)
}
