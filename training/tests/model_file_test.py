"""The writer of model files, read back by the layout that docs/formats/model.md draws."""
import hashlib
import json
import os
import struct
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..'))

try:
    import numpy as np
    import model_file
except ImportError:
    np = None


def read(content):
    """(header, data) of a file whose frame is as documented."""
    assert content[:8] == b'RAPMODEL'
    version, zero, length = struct.unpack('<IIQ', content[8:24])
    assert (version, zero) == (1, 0)
    assert hashlib.sha256(content[:-32]).digest() == content[-32:]
    return json.loads(content[24:24 + length]), content[(24 + length + 63) // 64 * 64:-32]


@unittest.skipUnless(np, 'numpy is not installed')
class ModelFileTest(unittest.TestCase):
    def written(self, tensors, labels=None):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, 'tiny.bin')
            size, digest = model_file.write(path, 'tiny', labels or {}, tensors)
            self.assertEqual(os.listdir(folder), ['tiny.bin'])
            with open(path, 'rb') as file:
                content = file.read()
        self.assertEqual((len(content), content[-32:].hex()), (size, digest))
        return read(content)

    def test_tensors_stand_where_the_header_says(self):
        floats = np.arange(6, dtype=np.float32).reshape(2, 3)
        small = np.array([-63, 0, 63], dtype=np.int8)
        header, data = self.written({'a': floats, 'b': small, 'c': floats.T})
        self.assertEqual(header['name'], 'tiny')
        for name, value in (('a', floats), ('b', small), ('c', floats.T)):
            entry = header['tensors'][name]
            self.assertEqual(entry['offset'] % 64, 0)
            self.assertEqual(entry['shape'], list(value.shape))
            kind = {'int8': '<i1', 'float32': '<f4'}[entry['type']]
            found = np.frombuffer(data, kind, value.size, entry['offset']).reshape(value.shape)
            np.testing.assert_array_equal(found, value)

    def test_labels_are_kept_in_order_and_in_any_script(self):
        labels = {'names': ['O', 'B-PLACE'], 'pieces': ['\u4e2d', '##\u56fd', '"']}
        header, _ = self.written({'a': np.zeros(1, np.float32)}, labels)
        self.assertEqual(header['labels'], labels)

    def test_double_precision_becomes_32_bits(self):
        header, data = self.written({'a': np.array([0.1], dtype=np.float64)})
        self.assertEqual(header['tensors']['a']['type'], 'float32')
        self.assertEqual(struct.unpack('<f', data[:4])[0], np.float32(0.1))

    def test_a_file_read_back_gives_what_was_written(self):
        weight = np.random.default_rng(5).normal(size=(4, 8)).astype(np.float32)
        small, scale = model_file.quantise(weight, model_file.WEIGHT_LIMIT)
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, 'tiny.bin')
            model_file.write(path, 'tiny', {'cue': ['O']}, {'x.weight': small, 'x.scale': scale, 'x.bias': weight[:, 0]})
            labels, tensors = model_file.read(path)
            with open(path, 'r+b') as file:      # one byte of the data, changed
                file.seek(-40, os.SEEK_END)
                byte = file.read(1)[0]
                file.seek(-40, os.SEEK_END)
                file.write(bytes([byte ^ 1]))
            self.assertRaises(ValueError, model_file.read, path)
        self.assertEqual(labels, {'cue': ['O']})
        np.testing.assert_allclose(tensors['x.weight'], small * scale[:, None], rtol=1e-6)
        np.testing.assert_array_equal(tensors['x.bias'], weight[:, 0])


@unittest.skipUnless(np, 'numpy is not installed')
class QuantiseTest(unittest.TestCase):
    def test_stays_within_half_a_step_and_seven_bits(self):
        weights = np.random.default_rng(7).normal(size=(50, 40)).astype(np.float32) * np.logspace(-6, 3, 50)[:, None]
        values, scale = model_file.quantise(weights, model_file.WEIGHT_LIMIT)
        self.assertEqual((values.dtype, scale.dtype), (np.int8, np.float32))
        self.assertEqual(np.abs(values).max(axis=1).tolist(), [63] * 50)
        error = np.abs(values * scale[:, None].astype(np.float64) - weights)
        self.assertTrue((error <= 0.5001 * scale[:, None]).all())

    def test_a_row_of_zeros_stays_zero(self):
        values, scale = model_file.quantise(np.zeros((2, 4), np.float32), model_file.WEIGHT_LIMIT)
        self.assertFalse(values.any())
        self.assertEqual(scale.tolist(), [1, 1])

    def test_sums_of_two_products_cannot_saturate_16_bits(self):
        self.assertLess(2 * 255 * model_file.WEIGHT_LIMIT, 2 ** 15)
        self.assertGreater(2 * 255 * model_file.TABLE_LIMIT, 2 ** 15)  # the word table is never multiplied


if __name__ == '__main__':
    unittest.main()
