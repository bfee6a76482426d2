//! Sound as a WAV file, which every program for sounds opens.

use super::sound::RATE;

/// One channel at [`RATE`], 16 bits a sample.
pub fn wav(samples: &[f32]) -> Vec<u8> {
    const BYTES: u32 = 2;
    let length = samples.len() as u32 * BYTES;
    let mut file = Vec::with_capacity(length as usize + 44);
    file.extend(b"RIFF");
    file.extend((36 + length).to_le_bytes());
    file.extend(b"WAVEfmt ");
    file.extend(16_u32.to_le_bytes());
    // Plain samples, one channel.
    file.extend([1_u16.to_le_bytes(), 1_u16.to_le_bytes()].concat());
    file.extend(RATE.to_le_bytes());
    file.extend((RATE * BYTES).to_le_bytes());
    file.extend([(BYTES as u16).to_le_bytes(), (8 * BYTES as u16).to_le_bytes()].concat());
    file.extend(b"data");
    file.extend(length.to_le_bytes());
    let sample = |sample: &f32| (sample.clamp(-1.0, 1.0) * 32_767.0).round() as i16;
    file.extend(samples.iter().flat_map(|one| sample(one).to_le_bytes()));
    file
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::decode;

    #[test]
    fn what_is_written_is_read_again() {
        let samples: Vec<f32> = (0..4_800).map(|at| (at as f32 * 0.05).sin() * 0.5).collect();
        let read = decode(&wav(&samples), "wav").unwrap().samples;
        assert_eq!(read.len(), samples.len());
        assert!(read.iter().zip(&samples).all(|(read, meant)| (read - meant).abs() < 1e-4));
    }
}
