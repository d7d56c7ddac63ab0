package gpkg

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"emprise/geo"
)

// roomFor refuses, before anything is written, what would fill the disk.
func roomFor(path string, bytes int64) error {
	free, ok := freeRoom(filepath.Dir(path))
	if !ok || free >= bytes {
		return nil
	}
	const mebi = 1 << 20
	return &geo.FileError{
		Path: path, Reason: geo.FileDiskFull,
		Detail: fmt.Sprintf("%d MiB needed, %d MiB free", (bytes+mebi-1)/mebi, free/mebi),
	}
}

// watchGrowth tells how far a file has grown towards a size, until stop is called.
func watchGrowth(ctx context.Context, path string, total int64, report func(done, total int64)) (stop func()) {
	if report == nil {
		return func() {}
	}
	ctx, cancel := context.WithCancel(ctx)
	var watching sync.WaitGroup
	watching.Go(func() {
		tick := time.NewTicker(100 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
				if info, err := os.Stat(path); err == nil {
					report(min(info.Size(), total), total)
				}
			}
		}
	})
	return func() {
		cancel()
		watching.Wait()
	}
}
