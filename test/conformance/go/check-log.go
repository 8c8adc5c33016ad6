// Check-log reads a log as any tlog-tiles client does and checks it with Go's own transparency log packages,
// which share no code with the node: signed note, every tile, every entry, inclusion and consistency proofs.
//
// It takes a JSON document on its input (type task), prints one line for each checkpoint and exits with 1 at
// the first thing that is not right.
package main

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

type task struct {
	Prefix      string   // address of the log, up to and without "/checkpoint"
	Token       string   // bearer token
	VerifierKey string   // the log's key, name+id+key
	Checkpoints []string // signed notes, by growing size
	Inclusion   []inclusion
	Consistency []consistency
	Flip        int // flip one bit in the answer with this number, counted from 1; 0: none
}

type inclusion struct {
	Index, Size int64
	Hashes      []string
}

type consistency struct {
	From, To int64
	Hashes   []string
}

type client struct {
	task    task
	fetched int
	kept    map[string][]byte
}

func main() {
	if err := run(); err != nil {
		fmt.Println("refused:", err)
		os.Exit(1)
	}
}

func run() error {
	var task task
	if err := json.NewDecoder(os.Stdin).Decode(&task); err != nil {
		return err
	}
	client := &client{task: task, kept: map[string][]byte{}}
	trees := map[int64]tlog.Tree{}
	leaves := map[int64]tlog.Hash{}
	for _, text := range task.Checkpoints {
		tree, err := openCheckpoint(text, task.VerifierKey)
		if err != nil {
			return err
		}
		entries, err := client.checkTree(tree, leaves)
		if err != nil {
			return fmt.Errorf("size %d: %w", tree.N, err)
		}
		trees[tree.N] = tree
		fmt.Printf("size %d: %d entries\n", tree.N, entries)
	}
	fmt.Printf("fetched: %d\n", client.fetched)
	return checkProofs(task, trees, leaves)
}

// openCheckpoint verifies the note and reads its three lines.
func openCheckpoint(text, key string) (tlog.Tree, error) {
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return tlog.Tree{}, err
	}
	opened, err := note.Open([]byte(text), note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		return tlog.Tree{}, fmt.Errorf("no checkpoint of %s", verifier.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	hash, err := parseHash(lines[2])
	return tlog.Tree{N: size, Hash: hash}, err
}

// checkTree reads all tiles under the tree's hash, and all entries under the tiles.
func (c *client) checkTree(tree tlog.Tree, leaves map[int64]tlog.Hash) (int64, error) {
	reader := tlog.TileHashReader(tree, c)
	for first := int64(0); first < tree.N; first += 1 << height {
		width := tree.N - first
		if width > 1<<height {
			width = 1 << height
		}
		indexes := make([]int64, width)
		for place := range indexes {
			indexes[place] = tlog.StoredHashIndex(0, first+int64(place))
		}
		hashes, err := reader.ReadHashes(indexes)
		if err != nil {
			return 0, err
		}
		bundle := tlog.Tile{H: height, L: -1, N: first >> height, W: int(width)}
		data, err := c.fetch(bundle)
		if err != nil {
			return 0, err
		}
		if err := checkEntries(data, hashes); err != nil {
			return 0, fmt.Errorf("%s: %w", bundle.Path(), err)
		}
		for place, hash := range hashes {
			leaves[first+int64(place)] = hash
		}
	}
	return tree.N, nil
}

func checkEntries(data []byte, hashes []tlog.Hash) error {
	for place, hash := range hashes {
		if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
			return fmt.Errorf("ends before entry %d", place)
		}
		end := 2 + int(binary.BigEndian.Uint16(data))
		if tlog.RecordHash(data[2:end]) != hash {
			return fmt.Errorf("entry %d has another hash than the tree", place)
		}
		data = data[end:]
	}
	if len(data) > 0 {
		return fmt.Errorf("%d bytes left over", len(data))
	}
	return nil
}

func checkProofs(task task, trees map[int64]tlog.Tree, leaves map[int64]tlog.Hash) error {
	for _, proof := range task.Inclusion {
		hashes, err := parseHashes(proof.Hashes)
		if err != nil {
			return err
		}
		tree := trees[proof.Size]
		err = tlog.CheckRecord(tlog.RecordProof(hashes), tree.N, tree.Hash, proof.Index, leaves[proof.Index])
		if err != nil {
			return fmt.Errorf("inclusion of %d in %d: %w", proof.Index, proof.Size, err)
		}
	}
	for _, proof := range task.Consistency {
		hashes, err := parseHashes(proof.Hashes)
		if err != nil {
			return err
		}
		from, to := trees[proof.From], trees[proof.To]
		if err := tlog.CheckTree(tlog.TreeProof(hashes), to.N, to.Hash, from.N, from.Hash); err != nil {
			return fmt.Errorf("growth from %d to %d: %w", proof.From, proof.To, err)
		}
	}
	fmt.Printf("proofs: %d inclusion, %d consistency\n", len(task.Inclusion), len(task.Consistency))
	return nil
}

func parseHashes(texts []string) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(texts))
	for place, text := range texts {
		hash, err := parseHash(text)
		if err != nil {
			return nil, err
		}
		hashes[place] = hash
	}
	return hashes, nil
}

func parseHash(text string) (tlog.Hash, error) {
	var hash tlog.Hash
	bytes, err := base64.StdEncoding.DecodeString(text)
	if err != nil || len(bytes) != len(hash) {
		return hash, fmt.Errorf("%q is no hash", text)
	}
	copy(hash[:], bytes)
	return hash, nil
}

// Height, ReadTiles and SaveTiles make the client a tlog.TileReader.
func (c *client) Height() int { return height }

func (c *client) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for place, tile := range tiles {
		bytes, err := c.fetch(tile)
		if err != nil {
			return nil, err
		}
		data[place] = bytes
	}
	return data, nil
}

func (c *client) SaveTiles([]tlog.Tile, [][]byte) {}

// fetch maps the paths of Go's checksum database to those of tlog-tiles.
func (c *client) fetch(tile tlog.Tile) ([]byte, error) {
	path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
	path = strings.Replace(path, "tile/data/", "tile/entries/", 1)
	if kept, ok := c.kept[path]; ok {
		return kept, nil
	}
	request, err := http.NewRequest("GET", c.task.Prefix+"/"+path, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+c.task.Token)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != 200 {
		return nil, fmt.Errorf("%s: %s", path, response.Status)
	}
	data, err := io.ReadAll(response.Body)
	c.fetched++
	if c.fetched == c.task.Flip {
		data[len(data)/2] ^= 1
	}
	c.kept[path] = data
	return data, err
}
