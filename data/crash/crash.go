package crash

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// Report is what is told of an end.
type Report struct {
	Version string
	When    time.Time
	Reason  any    // what was recovered
	Stack   []byte // of the goroutine, as runtime/debug gives it
	Last    []string
}

// Text is the report as it is kept.
func (r Report) Text() string {
	last := strings.Join(r.Last, ", ")
	return fmt.Sprintf("Emprise %s, %s/%s, %s\n%s\n\nLast operations: %s\n\n%s\n",
		r.Version, runtime.GOOS, runtime.GOARCH, r.When.UTC().Format(time.RFC3339), reason(r.Reason), last, frames(r.Stack))
}

// reason names what was recovered. The sentences of the runtime speak of the program alone; any other may quote a value of the project, so
// that only its type is told.
func reason(why any) string {
	if err, ok := why.(runtime.Error); ok {
		return err.Error()
	}
	return fmt.Sprintf("panic with a %T", why)
}

// frames keeps of a stack the lines of functions and places: the first line of a panic may repeat its value, and the folder of a person
// may have their name.
func frames(stack []byte) string {
	home, _ := os.UserHomeDir() // "" is found nowhere
	var kept []string
	for line := range strings.Lines(string(stack)) {
		line = strings.TrimRight(line, "\n")
		if strings.HasPrefix(line, "panic(") {
			line = "panic(…)"
		}
		if home != "" && home != "/" {
			line = strings.ReplaceAll(line, home, "~")
		}
		kept = append(kept, line)
	}
	return strings.Join(kept, "\n")
}

// fileName is where the report of the last end is kept in the folder of the settings.
const fileName = "crash.txt"

// Keep writes a report in a folder, in place of an older one. An empty folder keeps nothing.
func Keep(folder string, r Report) error {
	if folder == "" {
		return nil
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("keep a report of a crash: %w", err)
	}
	if err := os.WriteFile(filepath.Join(folder, fileName), []byte(r.Text()), 0o600); err != nil {
		return fmt.Errorf("keep a report of a crash: %w", err)
	}
	return nil
}

// Kept reads the report that is in a folder; false when there is none.
func Kept(folder string) (string, bool) {
	if folder == "" {
		return "", false
	}
	b, err := os.ReadFile(filepath.Join(folder, fileName))
	return string(b), err == nil
}

// Drop takes the report away.
func Drop(folder string) error {
	if err := os.Remove(filepath.Join(folder, fileName)); err != nil {
		return fmt.Errorf("drop a report of a crash: %w", err)
	}
	return nil
}
